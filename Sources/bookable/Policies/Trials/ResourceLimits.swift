import Glibc

/// What is left to a process that is about to run a stranger's script.
enum ResourceLimits {
    /// Seconds of processor time since the process began: more than any trial may take by itself.
    static let processorSeconds: rlim_t = 5

    /// Bytes that it may ask for beyond those it has.
    static let moreMemory = 96 << 20

    /// How far the process stands behind the server and all else of usual priority.
    private static let niceness: Int32 = 10

    /// From here on there is little processor time and memory, and no file to open; a crash leaves
    /// no core file, and whatever else wants the processor goes first.
    static func apply() throws(SystemFailure) {
        // A priority may always be lowered; -1 is a valid answer, so the answer does not tell a failure.
        _ = nice(niceness)
        try set(RLIMIT_CORE, 0)
        try set(RLIMIT_CPU, processorSeconds)
        try set(RLIMIT_AS, try addressSpace() + rlim_t(moreMemory))
        try set(RLIMIT_FSIZE, 0)
        try set(RLIMIT_NOFILE, rlim_t(STDERR_FILENO + 1))
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

    private static func set(_ resource: __rlimit_resource, _ value: rlim_t) throws(SystemFailure) {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        try SystemFailure.checkLast(setrlimit(__rlimit_resource_t(resource.rawValue), &limit))
    }
}
