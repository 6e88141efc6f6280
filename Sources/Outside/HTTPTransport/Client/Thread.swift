import Glibc

/// A thread of the system, for what blocks and must not do so where tasks run.
enum Thread {
    /// Starts a thread that runs `body` once and ends with it.
    static func start(_ body: @escaping @Sendable () -> Void) throws(HTTPError) {
        let box = Unmanaged.passRetained(Body(run: body))
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                Thread.blockSIGPIPE()
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            box.toOpaque()
        )
        guard status == 0 else {
            box.release()
            throw HTTPError(.other, .nothingSent, "No thread could be started: error \(status).")
        }
        pthread_detach(thread)
    }

    /// OpenSSL writes to sockets in a way that raises the signal where the peer has closed.
    private static func blockSIGPIPE() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private final class Body {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }
}
