#define _GNU_SOURCE

#include "child_process.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int child_process_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno; }

int child_process_hide(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno; }

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define IF_CALL(number, instructions) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, (instructions))

#define ALLOW(number) IF_CALL((number), 1), RETURN(SECCOMP_RET_ALLOW)
#define REFUSE(number) IF_CALL((number), 1), RETURN(SECCOMP_RET_ERRNO | EACCES)

// Memory that is not executable. The lower half of the argument comes first: both processors are little-endian.
#define ALLOW_DATA(number)                                                                                                      \
    IF_CALL((number), 4), LOAD(args[2]), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1), RETURN(SECCOMP_RET_KILL_PROCESS), \
        RETURN(SECCOMP_RET_ALLOW)

#define ALLOW_OUTPUT(number)                                                                                                          \
    IF_CALL((number), 4), LOAD(args[0]), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, STDOUT_FILENO, 1, 0), RETURN(SECCOMP_RET_KILL_PROCESS), \
        RETURN(SECCOMP_RET_ALLOW)

int child_process_confine(void) {
    struct sock_filter filter[] = {
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        RETURN(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
#if defined(__x86_64__)
        // The calls of x32 have numbers of their own.
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        RETURN(SECCOMP_RET_KILL_PROCESS),
        REFUSE(SYS_open),
        ALLOW(SYS_epoll_wait),
#endif
        // Of the thread of Dispatch that waits for timers, one of which counts its other threads each second.
        ALLOW(SYS_epoll_pwait),
        ALLOW(SYS_epoll_ctl),
        ALLOW(SYS_timerfd_settime),
        ALLOW(SYS_read),
        ALLOW(SYS_restart_syscall),
        REFUSE(SYS_openat),
        ALLOW_OUTPUT(SYS_write),
        ALLOW_DATA(SYS_mmap),
        ALLOW_DATA(SYS_mprotect),
        ALLOW(SYS_munmap),
        ALLOW(SYS_mremap),
        ALLOW(SYS_madvise),
        ALLOW(SYS_brk),
        ALLOW(SYS_futex),
        ALLOW(SYS_sched_getaffinity),
        ALLOW(SYS_sched_yield),
        ALLOW(SYS_clock_gettime),
        ALLOW(SYS_getrandom),
        ALLOW(SYS_rt_sigprocmask),
        ALLOW(SYS_rt_sigreturn),
        ALLOW(SYS_exit),
        ALLOW(SYS_exit_group),
        RETURN(SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
    // Otherwise only a privileged process may filter its calls.
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    long outcome = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    if (outcome == 0) return 0;
    // A thread that cannot be confined with the others is named by its number.
    return outcome > 0 ? EBUSY : errno;
}

#else

int child_process_confine(void) { return ENOSYS; }

#endif
