-- The read model: a projection of the topics, thrown away and rebuilt when this file's version changes.
-- Times are milliseconds since the epoch. An article's key orders it in time: effective second * 2^22 + a counter.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Where reading goes on: written in the transaction of the rows that came before it.
CREATE TABLE positions (
  topic TEXT NOT NULL, partition INTEGER NOT NULL, topic_id TEXT NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (topic, partition)
) WITHOUT ROWID;

CREATE TABLE entities (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT, name TEXT);

-- seq is the order in which alerts changed: what a stream resumes from.
CREATE TABLE alerts (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL UNIQUE,
  rule TEXT NOT NULL, severity TEXT NOT NULL, state TEXT NOT NULL, updated INTEGER NOT NULL,
  partition INTEGER NOT NULL, "offset" INTEGER NOT NULL
);
CREATE INDEX alerts_by_update ON alerts (updated);
-- In the order of what is counted, and with all that filters by time need: counting sorts nothing.
CREATE INDEX alerts_over_time ON alerts (updated, severity);
CREATE INDEX alerts_facets ON alerts (rule, severity, state, updated);
-- Apart, so that counting does not walk over them.
CREATE TABLE alert_records (alert INTEGER PRIMARY KEY, summary TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE withdrawn (seq INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE alert_entities (entity INTEGER NOT NULL, alert INTEGER NOT NULL, PRIMARY KEY (entity, alert)) WITHOUT ROWID;
CREATE INDEX alert_entities_by_alert ON alert_entities (alert);
CREATE VIRTUAL TABLE alert_search USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'ascii');

CREATE TABLE articles (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, complete INTEGER NOT NULL,
  feed TEXT NOT NULL, title TEXT NOT NULL, link TEXT, publisher TEXT, language TEXT,
  published INTEGER, fetched INTEGER NOT NULL, effective INTEGER NOT NULL,
  partition INTEGER, "offset" INTEGER
);
CREATE TABLE article_texts (article INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE article_mentions (article INTEGER PRIMARY KEY, version TEXT NOT NULL, mentions TEXT NOT NULL);
CREATE TABLE article_entities (
  entity INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (entity, article)
) WITHOUT ROWID;
CREATE INDEX article_entities_by_article ON article_entities (article);
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, tags, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3 4 5'
);

-- Articles per hour and entity, and per day for long stretches; entity 0 is the total coverage.
CREATE TABLE entity_hours (
  entity INTEGER NOT NULL, hour INTEGER NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (entity, hour)
) WITHOUT ROWID;
CREATE INDEX entity_hours_by_hour ON entity_hours (hour);
CREATE TABLE entity_days (
  entity INTEGER NOT NULL, day INTEGER NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (entity, day)
) WITHOUT ROWID;

CREATE TABLE feeds (id TEXT PRIMARY KEY, condition TEXT NOT NULL, title TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
