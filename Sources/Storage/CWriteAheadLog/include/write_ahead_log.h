#ifndef BOOKABLE_WRITE_AHEAD_LOG_H
#define BOOKABLE_WRITE_AHEAD_LOG_H

// Prepares SQLite for this process; to be called once, before anything else of SQLite. Returns a result code of SQLite's.
//
// From then on the frames of a commit reach the write-ahead log in one system call in place of two for each page. When and how often
// the log is synchronised stays as it is. SQLite also stops counting the memory that it uses, which took a lock for each piece.
int write_ahead_log_prepare(void);

#endif
