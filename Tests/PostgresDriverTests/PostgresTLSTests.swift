import Foundation
import PostgresDriver
import PostgresServer
import SQL
import Testing

@Suite(.timeLimit(.minutes(3)))
struct PostgresTLSTests {
    @Test func theServersCertificateIsChecked() async throws {
        let commands = try PostgresCommands()
        let (own, others) = (try await certificate(commands), try await certificate(commands))
        let server = try await PostgresServer.start(
            settings: ["ssl = on", "ssl_cert_file = '\(own)/crt'", "ssl_key_file = '\(own)/key'"]
        )
        let localhost = "postgres://postgres@localhost:\(server.port)/postgres?hostaddr=127.0.0.1&sslmode=verify-full"
        try await expectEncrypted("\(localhost)&sslrootcert=\(own)/crt")
        let codes = await [
            code("\(localhost)&sslrootcert=\(others)/crt"),
            code("\(server.url(of: "postgres"))?sslmode=verify-full&sslrootcert=\(own)/crt"),
        ]
        #expect(codes == [.connection, .connection])
        try await server.stop()
        try await runCommand(["rm", "-r", own, others])
    }

    @Test func aServerWithoutTLSIsRefusedWhereItIsRequired() async throws {
        #expect(await code("\(try await PostgresServer.shared.url(of: "postgres"))?sslmode=require") == .connection)
    }

    private func expectEncrypted(_ address: String) async throws {
        let database = try PostgresDatabase(address, limits: PostgresLimits(connections: 1))
        let large = [UInt8](repeating: 7, count: 3_000_000)
        let (isEncrypted, back) = try await database.transaction(.read) { connection in
            let ssl = try await connection.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            let back = try await connection.query("SELECT CAST(\(large) AS bytea) AS large, repeat('x', 200000) AS pad")
            return (try ssl[0].decode("ssl", as: Bool.self), try back[0].decode("large", as: [UInt8].self))
        }
        #expect(isEncrypted)
        #expect(back == large)
        try await database.close()
    }

    private func code(_ address: String) async -> SQLError.Code? {
        await errorOf {
            let database = try PostgresDatabase(address, limits: PostgresLimits(connections: 1))
            _ = try await database.transaction(.read) { try await $0.query("SELECT 1") }
            try await database.close()
        }?.code
    }

    /// The folder of a new key and of a certificate of it for `localhost`, signed by itself.
    private func certificate(_ commands: PostgresCommands) async throws -> String {
        let folder = try await commands.makeFolder().path
        try await runCommand(
            commands.prefix + [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                "-keyout", "\(folder)/key", "-out", "\(folder)/crt",
            ]
        )
        // The certificate is for all to read, also for tests that run as another user.
        try await runCommand(commands.prefix + ["chmod", "755", folder])
        return folder
    }
}
