create table word (
  place integer primary key,
  text text not null
);
insert into word (text) values ('first');
