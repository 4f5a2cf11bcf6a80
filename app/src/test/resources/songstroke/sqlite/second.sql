insert into word (text) values ('second');
