import Glibc

/// A thread of the system, for what blocks and must not do so where tasks run.
package enum SystemThread {
    /// Starts a thread that runs `body` once and ends with it; the number of the system's error if there is no thread left, else `nil`.
    ///
    /// `SIGPIPE` is blocked in it: OpenSSL writes to sockets in a way that raises the signal where the peer has closed.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Int32? {
        let routine = Unmanaged.passRetained(Routine(body))
        var thread = pthread_t()
        let failure = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                // In the new thread itself, so that the mask of the one that starts it stays as it is.
                SystemThread.blockSIGPIPE()
                Unmanaged<Routine>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            },
            routine.toOpaque()
        )
        guard failure == 0 else {
            // Nobody else will: the thread that would have taken it does not exist.
            routine.release()
            return failure
        }
        // Nobody waits for it, so it has to free what it holds by itself.
        pthread_detach(thread)
        return nil
    }

    private static func blockSIGPIPE() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private final class Routine: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}
