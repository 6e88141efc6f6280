import Foundation
import HTTPTransport
import StripeFake

/// `stripe-fake [PORT]`: the fake as a process of its own; it prints `listening on 127.0.0.1:PORT` and serves until it
/// is killed.
@main
struct StripeFakeCommand {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 0
        let http = try HTTPClient()
        let fake = try FakeStripe { Int64(Date().timeIntervalSince1970) }
        let server = try await StripeFakeServer(port: port, fake: fake, http: http)
        print("listening on 127.0.0.1:\(server.port)")
        fflush(nil)
        try await server.run()
    }
}
