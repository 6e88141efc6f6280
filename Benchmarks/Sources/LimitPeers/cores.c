#define _GNU_SOURCE
#include "limit_cores.h"

#include <dirent.h>
#include <sched.h>
#include <stdlib.h>

static cpu_set_t all;

void limit_hold_to_last_core(void) {
    if (CPU_COUNT(&all) == 0 && sched_getaffinity(0, sizeof all, &all) != 0) return;
    int last = CPU_SETSIZE - 1;
    while (last > 0 && !CPU_ISSET(last, &all)) last--;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(last, &one);
    sched_setaffinity(0, sizeof one, &one);
}

void limit_release_cores(void) {
    if (CPU_COUNT(&all) == 0) return;
    // Threads of a pool may have been started, and so held, long before they are needed.
    DIR *threads = opendir("/proc/self/task");
    if (threads == NULL) return;
    for (struct dirent *entry = readdir(threads); entry != NULL; entry = readdir(threads)) {
        const int thread = atoi(entry->d_name);
        if (thread > 0) sched_setaffinity(thread, sizeof all, &all);
    }
    closedir(threads);
}
