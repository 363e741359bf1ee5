-- The read model: a projection of the topics, thrown away and rebuilt when this file's version changes.
-- Times are milliseconds since the epoch. An article's key orders it in time: effective second * 2^22 + a counter.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Where reading goes on: written in the transaction of the rows that came before it.
CREATE TABLE positions (
  topic TEXT NOT NULL, partition INTEGER NOT NULL, topic_id TEXT NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (topic, partition)
) WITHOUT ROWID;

CREATE TABLE entities (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT, name TEXT);

-- seq is the order in which alerts changed: what a stream resumes from; first is the seq of the alert's first record.
-- mute is the id of what hides it.
CREATE TABLE alerts (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL UNIQUE, first INTEGER NOT NULL,
  rule TEXT NOT NULL, severity TEXT NOT NULL, state TEXT NOT NULL, mute TEXT, updated INTEGER NOT NULL,
  partition INTEGER NOT NULL, "offset" INTEGER NOT NULL
);
CREATE INDEX alerts_by_update ON alerts (updated);
-- In the order of what is counted, and with all that filters by time need: counting sorts nothing.
CREATE INDEX alerts_over_time ON alerts (updated, severity, mute);
CREATE INDEX alerts_facets ON alerts (rule, severity, state, updated, mute);
CREATE INDEX alerts_by_mute ON alerts (mute) WHERE mute IS NOT NULL;
-- Apart, so that counting does not walk over them.
CREATE TABLE alert_records (alert INTEGER PRIMARY KEY, summary TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE withdrawn (seq INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE alert_entities (entity INTEGER NOT NULL, alert INTEGER NOT NULL, PRIMARY KEY (entity, alert)) WITHOUT ROWID;
CREATE INDEX alert_entities_by_alert ON alert_entities (alert);
-- What else alerts are chosen by: feed:ID, lang:TAG, by:PUBLISHER in lower case, label:NAME=VALUE, article:ID.
CREATE TABLE alert_terms (term TEXT NOT NULL, alert INTEGER NOT NULL, PRIMARY KEY (term, alert)) WITHOUT ROWID;
CREATE INDEX alert_terms_by_alert ON alert_terms (alert);
CREATE VIRTUAL TABLE alert_search USING fts5 (
  title, text, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3 4 5'
);
-- How publishers write themselves, by their names in lower case and without marks.
CREATE TABLE publishers (key TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rules (id TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;

-- Steps in the lives of alerts, without the alert as it stood then: figures are what changed in it.
CREATE TABLE alert_events (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, alert TEXT NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL,
  successor TEXT, record TEXT NOT NULL
);
CREATE INDEX alert_events_by_alert ON alert_events (alert);
CREATE INDEX alert_events_by_successor ON alert_events (successor) WHERE successor IS NOT NULL;
CREATE INDEX alert_events_by_time ON alert_events (at);

-- Mutes, those that are over included; ended is the action that ended one before its time.
CREATE TABLE mutes (id TEXT PRIMARY KEY, at INTEGER NOT NULL, until INTEGER NOT NULL, record TEXT NOT NULL, ended TEXT) WITHOUT ROWID;

CREATE TABLE views (id TEXT PRIMARY KEY, name TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;

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

-- Entries are collected in 32 MB instead of 1 before a segment is written, and eight segments merged at once instead of
-- four: filling the index rewrites it half as often.
INSERT INTO article_search (article_search, rank) VALUES ('hashsize', 33554432);
INSERT INTO article_search (article_search, rank) VALUES ('automerge', 8);

-- Articles per hour and entity, and per day for long stretches; entity 0 is the total coverage.
CREATE TABLE entity_hours (
  entity INTEGER NOT NULL, hour INTEGER NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (entity, hour)
) WITHOUT ROWID;
CREATE INDEX entity_hours_by_hour ON entity_hours (hour);
CREATE TABLE entity_days (
  entity INTEGER NOT NULL, day INTEGER NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (entity, day)
) WITHOUT ROWID;

CREATE TABLE feeds (id TEXT PRIMARY KEY, condition TEXT NOT NULL, title TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
-- Who is registered, by where the record stands: an earlier version may have put a feed into another partition.
CREATE TABLE registrations (
  feed TEXT NOT NULL, partition INTEGER NOT NULL, origin TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (feed, partition)
) WITHOUT ROWID;

-- How much happens by the minute; how long alerts took to get here by the hour, in quarters of doublings of a millisecond.
CREATE TABLE activity (
  minute INTEGER NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (minute, kind)
) WITHOUT ROWID;
CREATE TABLE latencies (
  hour INTEGER NOT NULL, bucket INTEGER NOT NULL, alerts INTEGER NOT NULL, PRIMARY KEY (hour, bucket)
) WITHOUT ROWID;

-- The latest of what could not be processed or delivered.
CREATE TABLE dead_letters (
  partition INTEGER NOT NULL, "offset" INTEGER NOT NULL, time INTEGER NOT NULL, key TEXT, delivery TEXT,
  redelivered INTEGER NOT NULL, reasons TEXT NOT NULL, value TEXT, UNIQUE (partition, "offset")
);
CREATE INDEX dead_letters_by_time ON dead_letters (time);
CREATE INDEX dead_letters_by_delivery ON dead_letters (delivery);

-- Who changed what at the desk, or tried to.
CREATE TABLE changes (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL,
  method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER NOT NULL, note TEXT
);
CREATE INDEX changes_by_time ON changes (at);
