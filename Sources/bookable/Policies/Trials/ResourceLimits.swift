import CChildProcess
import Glibc

/// What is left to a process that is about to run a stranger's script, or to read a stranger's file.
enum ResourceLimits {
    /// Seconds of processor time since the process began: more than any trial may take by itself.
    static let processorSeconds: rlim_t = 5

    /// Bytes that it may ask for beyond those it has.
    static let moreMemory = 96 << 20

    /// How far the process stands behind the server and all else of usual priority.
    private static let niceness: Int32 = 10

    /// For as long as photos of the greatest size take on a slow machine, and with all that a decoder holds of one.
    static let photoSeconds: rlim_t = 20
    static let photoMemory = 640 << 20

    /// From here on there is little processor time and memory, and no file to open or process to start; a crash leaves
    /// no core file, whatever else wants the processor goes first, and what is short of memory takes it from here.
    static func apply(
        seconds: rlim_t = processorSeconds,
        memory: Int = moreMemory
    ) throws(SystemFailure) {
        // A priority may always be lowered; -1 is a valid answer, so the answer does not tell a failure.
        _ = nice(niceness)
        endFirst()
        try set(RLIMIT_CORE, 0)
        // The end of the time shows by a signal of its own; a second later comes the one of which the sender is not known.
        try set(RLIMIT_CPU, seconds, atMost: seconds + 1)
        try set(RLIMIT_AS, try addressSpace() + rlim_t(memory))
        try set(RLIMIT_FSIZE, 0)
        try set(__RLIMIT_NPROC, 0)
        // Not even as many as are open: whoever closes one of those could open another in its place.
        try set(RLIMIT_NOFILE, 0)
    }

    /// From here on there is nothing but memory and standard output; whatever else is asked of the system ends the process.
    static func confine() throws(SystemFailure) {
        try SystemFailure.check(child_process_hide())
        try SystemFailure.check(child_process_confine())
    }

    /// Keeps the memory of this process from others of the same user.
    static func hideMemory() throws(SystemFailure) { try SystemFailure.check(child_process_hide()) }

    /// Lets the kernel end this process first when the machine is out of memory; where it cannot be asked to, limits have to do.
    private static func endFirst() {
        let file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        let score = Array("1000".utf8)
        _ = write(file, score, score.count)
    }

    /// Bytes of address space in use: the first field of `/proc/self/statm` counts its pages.
    private static func addressSpace() throws(SystemFailure) -> rlim_t {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        try SystemFailure.checkLast(file)
        defer { close(file) }
        var text = [UInt8](repeating: 0, count: 256)
        let count = read(file, &text, text.count)
        try SystemFailure.checkLast(Int32(count))
        let digits = String(decoding: text[..<count].prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
        guard let pages = rlim_t(digits) else { throw SystemFailure(number: EINVAL) }
        return pages * rlim_t(sysconf(Int32(_SC_PAGESIZE)))
    }

    private static func set(
        _ resource: __rlimit_resource,
        _ value: rlim_t,
        atMost most: rlim_t? = nil
    ) throws(SystemFailure) {
        var limit = rlimit(rlim_cur: value, rlim_max: most ?? value)
        try SystemFailure.checkLast(setrlimit(__rlimit_resource_t(resource.rawValue), &limit))
    }
}
