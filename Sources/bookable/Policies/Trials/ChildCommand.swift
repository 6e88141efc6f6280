import Glibc

/// A program that is run to its end, with bytes in and bytes out and no environment.
///
/// It is given no other file either, apart from one that another thread should open in the moment of the start without
/// `O_CLOEXEC`.
struct ChildCommand: Sendable {
    /// How a run ended.
    enum Ending: Equatable, Sendable {
        /// By itself, with an exit status and what it wrote.
        case exited(Int32, output: [UInt8])

        /// By a signal.
        case killed(Int32)

        /// It took or wrote too much, and was ended.
        case overdue

        /// It did not come to a start: a number of `errno.h`.
        case notStarted(Int32)
    }

    let path: String
    let arguments: [String]

    /// How long a run may take.
    let patience: Duration

    /// The most that a run may write, in bytes.
    var longestOutput = 1 << 20

    /// The same program with more arguments.
    func adding(_ more: [String]) -> ChildCommand {
        ChildCommand(path: path, arguments: arguments + more, patience: patience, longestOutput: longestOutput)
    }

    /// Runs the program; blocks until it has ended.
    ///
    /// What does not fit into a pipe of a mebibyte is written while the program reads it, and only then its output is read: a program
    /// that writes much before it has read all waits until it is ended.
    func run(input: [UInt8]) -> Ending {
        let deadline = ContinuousClock.now + patience
        do throws(SystemFailure) {
            let source = try Pipe()
            let sink = try Pipe()
            let ahead = min(input.count, Pipe.largestSize)
            try source.fill(Array(input[..<ahead]))
            let process = try spawn(reading: source, writing: sink)
            // From here on a program that has ended shows as a pipe that nobody reads.
            source.closeReading()
            source.write(input[ahead...], until: deadline)
            source.close()
            sink.closeWriting()
            let output = sink.readToEnd(atMost: longestOutput, until: deadline)
            sink.close()
            return wait(for: process, output, until: deadline)
        } catch {
            return .notStarted(error.number)
        }
    }

    private func spawn(reading source: borrowing Pipe, writing sink: borrowing Pipe) throws(SystemFailure) -> pid_t {
        var files = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&files)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&files)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&files, source.reading, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&files, sink.writing, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        for file in try openFiles() { posix_spawn_file_actions_addclose(&files, file) }
        Self.resetSignals(&attributes)

        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var process: pid_t = 0
        try SystemFailure.check(posix_spawn(&process, path, &files, &attributes, &words, &environment))
        return process
    }

    /// All files open now, apart from the three that every program has.
    private func openFiles() throws(SystemFailure) -> [Int32] {
        guard let folder = opendir("/proc/self/fd") else { throw SystemFailure(number: errno) }
        defer { closedir(folder) }
        var files: [Int32] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let file = Int32(name), file > STDERR_FILENO, file != dirfd(folder) { files.append(file) }
        }
        return files
    }

    /// What the server does with signals, the program does not take over.
    private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    }

    /// Waits for the end of a process whose output is complete, and brings it about where there is none or it is late.
    private func wait(
        for process: pid_t,
        _ output: [UInt8]?,
        until deadline: ContinuousClock.Instant
    ) -> Ending {
        var status: Int32 = 0
        while output != nil, ContinuousClock.now < deadline {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return Self.ending(status, output ?? []) }
            // It has closed its output, so it is about to end: a moment passes before it is looked at again.
            poll(nil, 0, 2)
        }
        kill(process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return .overdue
    }

    private static func ending(_ status: Int32, _ output: [UInt8]) -> Ending {
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF, output: output) : .killed(signal)
    }
}
