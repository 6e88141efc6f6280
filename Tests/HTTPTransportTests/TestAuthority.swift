import Foundation
import Testing

/// A certificate authority of one test, made by `openssl`, and the certificate of a server at `localhost`.
final class TestAuthority {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(component: "authority-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        try openssl(
            ["req", "-x509", "-days", "2", "-subj", "/CN=Test authority", "-keyout", "ca.key", "-out", "ca.pem"] + key
        )
        try openssl(["req", "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr"] + key)
        try Data("subjectAltName=DNS:localhost\n".utf8).write(to: folder.appending(component: "names"))
        try openssl([
            "x509", "-req", "-days", "2", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
            "-extfile", "names", "-out", "server.pem",
        ])
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) is left over: \(error)")
        }
    }

    var certificate: String { folder.appending(component: "ca.pem").path }
    var serverCertificate: String { folder.appending(component: "server.pem").path }
    var serverKey: String { folder.appending(component: "server.key").path }

    private func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "openssl \(arguments) failed")
    }
}
