#include "write_ahead_log.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

// SQLite's file format, 4.3: the log begins with a header; before each page stands a frame header, of which bytes 4 to 7 are zero unless
// the frame ends a transaction.
enum { frame_header_size = 24, commit_mark = 4, commit_mark_size = 4 };

// More than most commits; whatever is larger is written in several portions. SQLite's own files take less than 128 KiB at once.
enum { capacity = 96 * 1024 };

// A log that is open. What is written to it waits here until a transaction ends, or something else is asked of the file.
typedef struct {
    sqlite3_file base;

    // Bytes that belong at `start` in the file, and how many; the memory is there once something was written.
    unsigned char *waiting;
    sqlite3_int64 start;
    int count;

    // Whether the page that comes next ends a transaction.
    bool ends_transaction;

    sqlite3_file *file;
} log;

static sqlite3_vfs *system_files;

static int write_waiting(log *log) {
    assert(log->count >= 0 && log->count <= capacity);
    if (log->count == 0) return SQLITE_OK;
    int count = log->count;
    // Not tried again: after a failure SQLite rolls back, and writes other frames to this place.
    log->count = 0;
    return log->file->pMethods->xWrite(log->file, log->waiting, count, log->start);
}

static int write_log(sqlite3_file *base, const void *bytes, int size, sqlite3_int64 offset) {
    log *log = (void *)base;
    assert(size > 0 && offset >= 0);
    if (!log->waiting) log->waiting = sqlite3_malloc(capacity);
    bool follows = log->count == 0 || offset == log->start + log->count;
    if (!follows || log->count > capacity - size) {
        int code = write_waiting(log);
        if (code != SQLITE_OK) return code;
    }
    if (!log->waiting || size > capacity) return log->file->pMethods->xWrite(log->file, bytes, size, offset);
    if (log->count == 0) log->start = offset;
    memcpy(log->waiting + log->count, bytes, (size_t)size);
    log->count += size;
    static const unsigned char none[commit_mark_size];
    bool is_header = size == frame_header_size;
    bool ended = log->ends_transaction && !is_header;
    log->ends_transaction = is_header && memcmp((const char *)bytes + commit_mark, none, commit_mark_size) != 0;
    // Whatever the connection synchronises: once it ends, a transaction is in the file for others to read.
    return ended ? write_waiting(log) : SQLITE_OK;
}

static int read_log(sqlite3_file *base, void *bytes, int size, sqlite3_int64 offset) {
    log *log = (void *)base;
    int code = write_waiting(log);
    return code == SQLITE_OK ? log->file->pMethods->xRead(log->file, bytes, size, offset) : code;
}

static int close_log(sqlite3_file *base) {
    log *log = (void *)base;
    int written = write_waiting(log);
    sqlite3_free(log->waiting);
    log->waiting = NULL;
    int closed = log->file->pMethods->xClose(log->file);
    return written == SQLITE_OK ? closed : written;
}

static int truncate_log(sqlite3_file *base, sqlite3_int64 size) {
    log *log = (void *)base;
    assert(size >= 0);
    int code = write_waiting(log);
    return code == SQLITE_OK ? log->file->pMethods->xTruncate(log->file, size) : code;
}

static int synchronize_log(sqlite3_file *base, int flags) {
    log *log = (void *)base;
    int code = write_waiting(log);
    return code == SQLITE_OK ? log->file->pMethods->xSync(log->file, flags) : code;
}

static int size_of_log(sqlite3_file *base, sqlite3_int64 *size) {
    log *log = (void *)base;
    int code = write_waiting(log);
    return code == SQLITE_OK ? log->file->pMethods->xFileSize(log->file, size) : code;
}

static int lock_log(sqlite3_file *base, int level) {
    log *log = (void *)base;
    return log->file->pMethods->xLock(log->file, level);
}

static int unlock_log(sqlite3_file *base, int level) {
    log *log = (void *)base;
    return log->file->pMethods->xUnlock(log->file, level);
}

static int check_log_lock(sqlite3_file *base, int *is_locked) {
    log *log = (void *)base;
    return log->file->pMethods->xCheckReservedLock(log->file, is_locked);
}

static int control_log(sqlite3_file *base, int operation, void *argument) {
    log *log = (void *)base;
    return log->file->pMethods->xFileControl(log->file, operation, argument);
}

static int sector_size_of_log(sqlite3_file *base) {
    log *log = (void *)base;
    return log->file->pMethods->xSectorSize(log->file);
}

static int device_of_log(sqlite3_file *base) {
    log *log = (void *)base;
    return log->file->pMethods->xDeviceCharacteristics(log->file);
}

// The first version, whose files are not shared memory: SQLite asks that of the database's file alone.
static const sqlite3_io_methods log_methods = {
    .iVersion = 1,
    .xClose = close_log,
    .xRead = read_log,
    .xWrite = write_log,
    .xTruncate = truncate_log,
    .xSync = synchronize_log,
    .xFileSize = size_of_log,
    .xLock = lock_log,
    .xUnlock = unlock_log,
    .xCheckReservedLock = check_log_lock,
    .xFileControl = control_log,
    .xSectorSize = sector_size_of_log,
    .xDeviceCharacteristics = device_of_log,
};

// Every file but a log is the system's own, with nothing in between.
static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *opened_flags) {
    (void)vfs;
    if (!(flags & SQLITE_OPEN_WAL)) return system_files->xOpen(system_files, name, base, flags, opened_flags);
    log *log = (void *)base;
    // SQLite made room for both.
    memset(log, 0, sizeof *log);
    log->file = (void *)(log + 1);
    memset(log->file, 0, (size_t)system_files->szOsFile);
    int code = system_files->xOpen(system_files, name, log->file, flags, opened_flags);
    if (code == SQLITE_OK) {
        base->pMethods = &log_methods;
    } else if (log->file->pMethods) {
        log->file->pMethods->xClose(log->file);
    }
    return code;
}

int write_ahead_log_prepare(void) {
    assert(!system_files);
    int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (code != SQLITE_OK) return code;
    system_files = sqlite3_vfs_find(NULL);
    if (!system_files) return SQLITE_ERROR;
    static sqlite3_vfs vfs;
    vfs = *system_files;
    vfs.zName = "bookable";
    vfs.szOsFile = (int)sizeof(log) + system_files->szOsFile;
    vfs.pNext = NULL;
    vfs.xOpen = open_file;
    return sqlite3_vfs_register(&vfs, 1);
}
