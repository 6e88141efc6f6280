import BookableAPI
import BookableServer
import Bookings
import CivilTime
import HTTPTypes
import HummingbirdTesting
import SQL
import Testing

/// Uploads of the documents that services ask for.
struct BookingDocumentTests {
    private static let pdf = Array("%PDF-1.4\n<script>alert(1)</script>\n%%EOF".utf8)
    private static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 1]
    private static let asking: JSONValue = [
        "requirements": [
            "documents": [["name": "referral", "label": "Referral"], ["name": "passport", "label": "Passport"]]
        ]
    ]

    private static func booked(_ stage: Stage) async throws -> (Practice, HeldBooking) {
        let anna = try await stage.openPractice(service: asking)
        return (anna, try await stage.booked(anna, at: "2026-03-09T08:00:00Z"))
    }

    @Test(arguments: Engine.allCases)
    func `client and provider upload, read, replace and delete`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let (anna, booking) = try await Self.booked(stage)
            let path = "\(booking.path)/documents/referral"
            // What the sender says of the type does not count.
            let put = try await stage.send(
                .put,
                path,
                bytes: Self.pdf,
                as: booking.token,
                headers: ["Content-Type": "text/html"]
            )
            #expect(put.status == 200, "\(put.json)")
            #expect(put.json["media_type"] == "application/pdf" && put.json["uploaded_by"] == "client")
            #expect(put.json["size"] == .integer(Int64(Self.pdf.count)))
            for credential in [booking.token, anna.key, stage.admin] {
                let reply = try await stage.send(.get, path, as: credential)
                #expect(reply.status == 200 && reply.bytes == Self.pdf)
                #expect(reply.header("Content-Type") == "application/pdf")
                #expect(reply.header("Content-Disposition") == "attachment; filename=\"referral.pdf\"")
                #expect(reply.header("X-Content-Type-Options") == "nosniff")
                #expect(reply.header("Content-Security-Policy") == "default-src 'none'; sandbox")
                #expect(reply.header("Set-Cookie") == nil)
            }
            #expect(try await stage.send(.put, path, bytes: Self.png, as: anna.key).status == 200)
            let list = try await stage.send(.get, "\(booking.path)/documents", as: booking.token)
            try #require(list.json["items"].array.count == 1, "\(list.json)")
            #expect(list.json["items"].array[0]["media_type"] == "image/png")
            #expect(list.json["items"].array[0]["uploaded_by"] == "provider")
            #expect(try await stage.send(.delete, path, as: booking.token).status == 204)
            #expect(try await stage.send(.get, path, as: booking.token).status == 404)
            #expect(try await stage.send(.delete, path, as: booking.token).status == 404)
        }
    }

    @Test(arguments: Engine.allCases)
    func `nobody else reads or writes a document`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let (anna, booking) = try await Self.booked(stage)
            let bob = try await stage.openPractice("bob", service: Self.asking)
            let other = try await stage.booked(anna, at: "2026-03-10T08:00:00Z")
            let path = "\(booking.path)/documents/referral"
            #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 200)
            for (credential, status) in [
                (nil, 401), (other.token, 404), (bob.key, 404), (stage.finance, 403),
            ] {
                for method in [HTTPRequest.Method.get, .put, .delete] {
                    let bytes = method == .put ? Self.png : nil
                    #expect(try await stage.send(method, path, bytes: bytes, as: credential).status == status)
                }
                #expect(try await stage.send(.get, "\(booking.path)/documents", as: credential).status == status)
            }
            #expect(try await stage.send(.get, path, as: booking.token).bytes == Self.pdf)
        }
    }

    @Test func `what is no document is refused by its content`() async throws {
        try await Stage.run { stage in
            let (_, booking) = try await Self.booked(stage)
            let path = "\(booking.path)/documents/referral"
            let html = Array("<!doctype html><script>alert(1)</script>".utf8)
            let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".utf8)
            let refused: [[UInt8]] = [
                html, svg, html + Self.pdf, Array("GIF89a/*".utf8) + Self.png, Array("\n".utf8) + Self.pdf,
                Array("PK\u{3}\u{4}".utf8), Array("MZ".utf8), [], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8],
                Array("RIFF0000AVI ".utf8), [0, 0, 0, 24] + Array("ftypisom0000mp42isom".utf8),
                [0xFF, 0xFF, 0xFF, 0xFF] + Array("ftypheic0000heic".utf8),
            ]
            for bytes in refused {
                let reply = try await stage.send(
                    .put,
                    path,
                    bytes: bytes,
                    as: booking.token,
                    headers: ["Content-Type": "application/pdf"]
                )
                #expect(reply.status == 422, "\(String(decoding: bytes.prefix(20), as: UTF8.self)): \(reply.json)")
            }
            let taken: [([UInt8], String)] = [
                (Self.pdf, "application/pdf"), (Self.png, "image/png"), ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"),
                (Array("RIFF0000WEBPVP8 ".utf8), "image/webp"),
                ([0, 0, 0, 24] + Array("ftypheic0000mif1heic".utf8), "image/heic"),
            ]
            for (bytes, type) in taken {
                let reply = try await stage.send(.put, path, bytes: bytes, as: booking.token)
                #expect(reply.status == 200 && reply.json["media_type"] == .string(type), "\(type): \(reply.json)")
            }
        }
    }

    @Test func `names are those of the service, whatever they look like`() async throws {
        try await Stage.run { stage in
            let (_, booking) = try await Self.booked(stage)
            let names = [
                "other", "..%2F..%2Fetc%2Fpasswd", "referral.html", "referral%00", "%22%3E%3Cscript%3E", "REFERRAL",
                "a%0d%0aSet-Cookie:x", String(repeating: "a", count: 300),
            ]
            for name in names {
                let path = "\(booking.path)/documents/\(name)"
                #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 404, "\(name)")
                #expect(try await stage.send(.get, path, as: booking.token).status == 404, "\(name)")
            }
        }
    }

    @Test func `size, number and types are bounded`() async throws {
        var configuration = Stage.unlimited
        configuration.api.documents.maximumBytes = 4_096
        configuration.api.documents.perBooking = 1
        configuration.api.documents.types = [.pdf]
        try await Stage.run(configuration: configuration) { stage in
            let (_, booking) = try await Self.booked(stage)
            let path = "\(booking.path)/documents"
            let full = Self.pdf + Array(repeating: 32, count: 4_096 - Self.pdf.count)
            #expect(try await stage.send(.put, "\(path)/referral", bytes: full + [32], as: booking.token).status == 413)
            #expect(try await stage.send(.put, "\(path)/referral", bytes: full, as: booking.token).status == 200)
            #expect(try await stage.send(.put, "\(path)/referral", bytes: Self.png, as: booking.token).status == 422)
            #expect(try await stage.send(.put, "\(path)/passport", bytes: full, as: booking.token).status == 409)
            #expect(try await stage.send(.put, "\(path)/referral", bytes: Self.pdf, as: booking.token).status == 200)
        }
    }

    /// The default body limit of other routes is smaller, and stays.
    @Test func `a client uploads no more than now and then after the first twenty`() async throws {
        try await Stage.run { stage in
            let (anna, booking) = try await Self.booked(stage)
            let path = "\(booking.path)/documents/referral"
            for _ in 0..<20 {
                #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 200)
            }
            let refused = try await stage.send(.put, path, bytes: Self.pdf, as: booking.token)
            #expect(refused.status == 429 && refused.header("Retry-After") == "300", "\(refused.json)")
            #expect(try await stage.send(.put, path, bytes: Self.pdf, as: anna.key).status == 200)
            stage.clock.advance(by: 300)
            #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 200)
        }
    }

    @Test func `a long document passes the limit of other bodies`() async throws {
        try await Stage.run(.live) { stage in
            let (_, booking) = try await Self.booked(stage)
            let path = "\(booking.path)/documents/referral"
            let long = Self.pdf + Array(repeating: 32, count: 1 << 20)
            #expect(try await stage.send(.put, path, bytes: long, as: booking.token).status == 200)
            #expect(try await stage.send(.get, path, as: booking.token).bytes == long)
            let headers = ["Content-Type": "application/json"]
            let other = try await stage.send(.post, "/v1/bookings", bytes: long, headers: headers)
            #expect(other.status == 413)
        }
    }

    @Test(arguments: Engine.allCases)
    func `documents go some days after the session, and with the client`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let (anna, booking) = try await Self.booked(stage)
            let path = "\(booking.path)/documents/referral"
            #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 200)
            // The rule counts from the session as it is, wherever it was when the document came.
            let later: JSONValue = ["start_at": "2026-03-10T08:00:00Z"]
            #expect(try await stage.send(.post, "\(booking.path)/reschedule", later, as: booking.token).status == 200)
            let sessionEnd = try #require(Instant("2026-03-10T09:00:00Z"))
            for (end, count) in [(sessionEnd - 1, 0), (sessionEnd, 1)] {
                let removed = try await stage.database.transaction(.write) {
                    try await BookingDocumentDesk.remove(endedBy: end, limit: 10, in: $0)
                }
                #expect(removed == count)
            }
            #expect(try await stage.send(.get, path, as: anna.key).status == 404)

            #expect(try await stage.send(.put, path, bytes: Self.pdf, as: booking.token).status == 200)
            let kim: JSONValue = ["email": "kim@example.com"]
            let export = try await stage.send(.post, "\(anna.path)/clients/export", kim, as: anna.key)
            #expect(export.json["items"].array.first?["documents"].array.count == 1)
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: anna.key).status == 200)
            #expect(try await stage.send(.put, path, bytes: Self.pdf, as: anna.key).status == 409)
            #expect(try await stage.send(.get, path, as: anna.key).status == 200)
            #expect(try await stage.send(.post, "\(anna.path)/clients/erase", kim, as: anna.key).status == 200)
            #expect(try await stage.send(.get, path, as: anna.key).status == 404)
        }
    }
}
