import Glibc

/// The three files that a process is given.
enum StandardFiles {
    /// Makes sure that a failure to write is an error that can be told, and that no other file takes a standard file's place.
    static func prepare() {
        // A write to a pipe without a reader, or beyond the limit of a file's size, is an error and not the end.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // The next file to be opened would take the number of a closed one, and be written into as standard output.
        // What stands in for it refuses to be read or written just as the closed one would.
        reserve(STDIN_FILENO, O_WRONLY)
        reserve(STDOUT_FILENO, O_RDONLY)
        reserve(STDERR_FILENO, O_RDONLY)
    }

    private static func reserve(_ number: Int32, _ mode: Int32) {
        guard fcntl(number, F_GETFD) < 0, errno == EBADF else { return }
        let opened = open("/dev/null", mode)
        guard opened >= 0, opened != number else { return }
        dup2(opened, number)
        close(opened)
    }
}
