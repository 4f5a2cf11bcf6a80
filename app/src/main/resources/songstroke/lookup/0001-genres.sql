-- What is known of artists' genres. Times are ms since 1970 UTC.
create table if not exists answer (identity text primary key, artist_key text not null, artist text not null,
  source text, confidence real, looked_up integer not null) without rowid;
create index if not exists answer_by_name on answer (artist_key, looked_up);
create table if not exists answer_genre (identity text not null, rank integer not null, genre text not null,
  weight real not null, primary key (identity, rank)) without rowid;
create table if not exists waiting (place integer primary key autoincrement, identity text not null unique,
  artist text not null, title text, mbid text, spotify_id text, isrc text, since integer not null,
  why text not null default '');
create table if not exists user_genre (artist_key text not null, rank integer not null, genre text not null,
  primary key (artist_key, rank)) without rowid;
create table if not exists bucket_rule (pattern text primary key, bucket text not null) without rowid;
