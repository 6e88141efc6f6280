@testable import Bookings
import BookableAPI
import BookableServer
import CivilTime
import Foundation
import HTTPTypes
import Logging
import SQL
import Testing
import TestSupport
@testable import Workers

/// Documents whose content is in a folder.
struct DocumentFolderTests {
    private static let pdf = Array("%PDF-1.4\nfirst\n%%EOF".utf8)
    private static let other = Array("%PDF-1.4\nsecond, and longer\n%%EOF".utf8)

    /// A server with a document folder, and one of its bookings.
    private func run(
        on engine: Engine = .sqlite,
        _ body: @escaping @Sendable (Stage, HeldBooking, DocumentFolder) async throws -> Void
    ) async throws {
        let temporary = try TemporaryFolder()
        let folder = try #require(DocumentFolder(path: temporary.path))
        var configuration = Stage.unlimited
        configuration.api.documents.folder = folder
        try await Stage.run(on: engine, configuration: configuration) { stage in
            let documents: JSONValue = [
                ["name": "referral", "label": "Referral"], ["name": "passport", "label": "Passport"],
            ]
            let anna = try await stage.openPractice(service: ["requirements": ["documents": documents]])
            try await body(stage, try await stage.booked(anna, at: "2026-03-09T08:00:00Z"), folder)
        }
        withExtendedLifetime(temporary) {}
    }

    private static func path(_ booking: HeldBooking, _ name: String = "referral") -> String {
        "\(booking.path)/documents/\(name)"
    }

    /// The paths of all files, below the folder.
    private static func files(in folder: DocumentFolder) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains("/") }.sorted()
    }

    private static func sweep(_ stage: Stage, _ folder: DocumentFolder, days: Int64 = 90) async throws -> Int {
        try await RetentionSweeper.documents(
            on: stage.database,
            in: folder,
            retention: days * 86_400,
            clock: { stage.clock.now },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        .sweep()
    }

    /// As if it had been written two hours ago.
    private static func age(_ file: String, in folder: DocumentFolder) throws {
        let date = Date(timeIntervalSinceNow: -7_200)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: "\(folder.path)/\(file)")
    }

    @Test(arguments: Engine.allCases)
    func `the content is one file that only the booking's row names`(engine: Engine) async throws {
        try await run(on: engine) { stage, booking, folder in
            let path = Self.path(booking)
            #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 200)
            let first = try Self.files(in: folder)
            try #require(first.count == 1)
            #expect(first[0].hasPrefix("\(booking.id)/") && !first[0].contains("referral"))
            #expect(FileManager.default.contents(atPath: "\(folder.path)/\(first[0])") == Data(Self.pdf))
            let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(first[0])")[.posixPermissions]
            #expect(mode as? Int == 0o600)
            let stored = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT file FROM booking_documents WHERE content IS NULL").count
            }
            #expect(stored == 1)
            #expect(try await stage.send(.get, path, as: booking.token).bytes == Self.pdf)
            #expect(try await stage.send(.put, path, bytes: Self.other, as: booking.token).status == 200)
            let second = try Self.files(in: folder)
            #expect(second.count == 1 && second != first)
            #expect(try await stage.send(.get, path, as: booking.token).bytes == Self.other)
            #expect(try await stage.send(.delete, path, as: booking.token).status == 204)
            #expect(try Self.files(in: folder) == [])
            #expect(try await stage.send(.get, path, as: booking.token).status == 404)
        }
    }

    /// The file that a server leaves behind if it is killed between writing the file and the row.
    @Test(arguments: Engine.allCases)
    func `a file without a row is never sent, and goes after an hour`(engine: Engine) async throws {
        try await run(on: engine) { stage, booking, folder in
            #expect(try await stage.send(.put, Self.path(booking), bytes: Self.pdf, as: booking.token).status == 200)
            let kept = try Self.files(in: folder)
            let id = try #require(BookingID(rawValue: booking.id))
            let orphan = "\(id)/\(try await folder.write(Self.other, of: id))"
            let half = "\(id)/.half"
            // The file of a booking that this database does not have.
            let foreign = try #require(BookingID(rawValue: "bkg_other_1"))
            let unknown = "\(foreign)/\(try await folder.write(Self.other, of: foreign))"
            #expect(FileManager.default.createFile(atPath: "\(folder.path)/\(half)", contents: Data([1])))
            #expect(try await stage.send(.get, Self.path(booking, "passport"), as: booking.token).status == 404)
            #expect(try await Self.sweep(stage, folder) == 0)
            for file in kept + [orphan, half, unknown] { try Self.age(file, in: folder) }
            #expect(try await Self.sweep(stage, folder) == 2)
            #expect(try Self.files(in: folder) == (kept + [unknown]).sorted())
            #expect(try await stage.send(.get, Self.path(booking), as: booking.token).bytes == Self.pdf)
        }
    }

    @Test(arguments: Engine.allCases)
    func `files go with their rows, by the same rule`(engine: Engine) async throws {
        try await run(on: engine) { stage, booking, folder in
            #expect(try await stage.send(.put, Self.path(booking), bytes: Self.pdf, as: booking.token).status == 200)
            for file in try Self.files(in: folder) { try Self.age(file, in: folder) }
            stage.clock.advance(by: 60 * 86_400)
            #expect(try await Self.sweep(stage, folder) == 0)
            #expect(try Self.files(in: folder).count == 1)
            stage.clock.advance(by: 40 * 86_400)
            #expect(try await Self.sweep(stage, folder) == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `the erasure of a client removes the files at once`(engine: Engine) async throws {
        try await run(on: engine) { stage, booking, folder in
            let (kept, key) = (try #require(BookingID(rawValue: "bkg_other_1")), try await stage.key(of: "prv_anna"))
            _ = try await folder.write(Self.other, of: kept)
            for name in ["referral", "passport"] {
                let path = Self.path(booking, name)
                #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 200)
            }
            #expect(try Self.files(in: folder).count == 3)
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: booking.token).status == 200)
            let who: JSONValue = ["booking_id": .string(booking.id)]
            let erased = try await stage.send(.post, "/v1/providers/prv_anna/clients/erase", who, as: key)
            #expect(erased.json["erased_bookings"] == [.string(booking.id)], "\(erased.json)")
            let left = try Self.files(in: folder)
            #expect(left.count == 1 && left.allSatisfy { $0.hasPrefix("\(kept)/") }, "\(left)")
            let listed = try await stage.send(.get, "\(booking.path)/documents", as: key)
            #expect(listed.json["items"] == [], "\(listed.json)")
        }
    }

    @Test func `what is not what was stored is not sent`() async throws {
        try await run { stage, booking, folder in
            let path = Self.path(booking)
            #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 200)
            let file = "\(folder.path)/\(try #require(try Self.files(in: folder).first))"
            let changed = Self.pdf.dropLast() + [UInt8(ascii: "x")]
            for content in [Data(changed), Data(Self.pdf.dropLast()), Data(Self.pdf + [0]), Data()] {
                #expect(FileManager.default.createFile(atPath: file, contents: content))
                #expect(try await stage.send(.get, path, as: booking.token).status == 500)
            }
            try FileManager.default.removeItem(atPath: file)
            #expect(try await stage.send(.get, path, as: booking.token).status == 500)
            #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 200)
            #expect(try await stage.send(.get, path, as: booking.token).bytes == Self.pdf)
        }
    }

    @Test func `what is refused leaves no file that is named`() async throws {
        try await run { stage, booking, folder in
            #expect(try await stage.send(.put, Self.path(booking), bytes: [1, 2], as: booking.token).status == 422)
            #expect(try Self.files(in: folder) == [])
            #expect(
                try await stage.send(.put, Self.path(booking, "nothing"), bytes: Self.pdf, as: booking.token).status
                    == 404
            )
            for file in try Self.files(in: folder) { try Self.age(file, in: folder) }
            _ = try await Self.sweep(stage, folder)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }
}
