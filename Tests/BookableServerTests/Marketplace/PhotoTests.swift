import BookableAPI
import BookableServer
import HTTPTypes
import Marketplace
import TestSupport
import Testing

/// Listings have photos, which are shown as long as the listing is found.
struct PhotoTests {
    private static var asksForApproval: ServerConfiguration {
        var configuration = Stage.unlimited
        configuration.api.marketplace.requiresApproval = true
        return configuration
    }

    /// Another file than the sample, of the same picture: the marker that ends it is not the last.
    private static func other(_ byte: UInt8) -> [UInt8] {
        // The quality of the picture depends on its table: one number of it is changed.
        var file = SamplePhoto.jpeg
        for index in file.indices.dropLast(70) where file[index] == 0xFF && file[index + 1] == 0xDB {
            file[index + 5] = byte
            return file
        }
        return file
    }

    private static func add(
        _ file: [UInt8],
        _ text: String,
        to practice: Practice,
        _ stage: Stage,
        as key: String? = nil
    ) async throws -> Reply {
        let path = "\(practice.path)/listing/photos?alternative_text=\(text)"
        return try await stage.send(.post, path, bytes: file, as: key ?? practice.key)
    }

    /// The same upload two times, as a program sends it that has lost the answer.
    private static func twice(
        _ file: [UInt8],
        _ text: String,
        to practice: Practice,
        _ stage: Stage
    ) async throws -> [Reply] {
        let path = "\(practice.path)/listing/photos?alternative_text=\(text)"
        let headers = ["Idempotency-Key": "0d2c1b6e-7c1e-4f4e-9f6e-2d8f4b6b7a10"]
        var replies: [Reply] = []
        for _ in 1...2 {
            replies.append(try await stage.send(.post, path, bytes: file, as: practice.key, headers: headers))
        }
        return replies
    }

    @Test(arguments: Engine.allCases)
    func aPhotoIsServedByItsContentUntilItIsRemoved(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            #expect(try await Self.add(SamplePhoto.jpeg, "Salon", to: anna, stage).status == 404)
            try await stage.list(anna)
            let added = try await Self.add(SamplePhoto.jpeg, "Three%20chairs", to: anna, stage)
            #expect(added.status == 201, "\(added.json)")
            #expect(added.json["alternative_text"] == "Three chairs")
            // Turned upright.
            let files = added.json["files"].array
            #expect(files.map { [$0["width"], $0["height"]] } == [[32, 48]])
            let url = try #require(files.first?["url"].string)
            let served = try await stage.send(.get, url)
            #expect(served.status == 200 && served.header("Content-Type") == "image/jpeg")
            #expect(served.header("Cache-Control") == "public, max-age=31536000, s-maxage=300, immutable")
            #expect(served.header("X-Content-Type-Options") == "nosniff" && served.header("Set-Cookie") == nil)
            #expect(served.header("Content-Security-Policy") == "default-src 'none'; sandbox")
            let text = String(decoding: served.bytes, as: UTF8.self)
            #expect(served.bytes.starts(with: [0xFF, 0xD8]) && !text.contains("script") && !text.contains("Exif"))
            let tag = try #require(served.header("ETag"))
            #expect(try await stage.send(.get, url, headers: ["If-None-Match": tag]).status == 304)
            for other in ["33", "032", "+32"] {
                #expect(try await stage.send(.get, url.replacing("/32", with: "/\(other)")).status == 404, "\(other)")
            }
            // The listing, its list of photos and the search show the same.
            #expect(try await stage.send(.get, "\(anna.path)/listing").json["photos"] == [added.json])
            #expect(try await stage.send(.get, "\(anna.path)/listing/photos").json["items"] == [added.json])
            #expect(try await stage.send(.get, "/v1/search").json["items"].array.map(\.["photo"]) == [added.json])
            // The same file again is the same photo.
            #expect(try await Self.add(SamplePhoto.jpeg, "Chairs", to: anna, stage).json["id"] == added.json["id"])
            let one = "\(anna.path)/listing/photos/\(added.json["id"].string ?? "")"
            #expect(try await stage.send(.get, one).bytes == served.bytes)
            #expect(try await stage.send(.delete, one, as: anna.key).status == 204)
            for headers in [[:], ["If-None-Match": tag]] {
                #expect(try await stage.send(.get, url, headers: headers).status == 404)
            }
            #expect(try await stage.send(.delete, one, as: anna.key).status == 404)
            #expect(try await stage.send(.get, "\(anna.path)/listing").json["photos"] == [])
        }
    }

    @Test func photosArePutInOrderAndCounted() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            try await stage.list(anna)
            var ids: [String] = []
            for number in 1...12 {
                let added = try await Self.add(Self.other(UInt8(number)), "Photo%20\(number)", to: anna, stage)
                ids.append(try #require(added.json["id"].string, "\(added.json)"))
            }
            #expect(Set(ids).count == 12)
            let one = try await Self.add(Self.other(99), "Photo%2013", to: anna, stage)
            #expect(one.status == 409 && one.code == "conflict")
            // One that was added and whose answer was lost is answered again, also where it was the last.
            try #require(
                try await stage.send(.delete, "\(anna.path)/listing/photos/\(ids.removeLast())", as: anna.key).status
                    == 204
            )
            let replies = try await Self.twice(Self.other(12), "Photo%2012", to: anna, stage)
            ids.append(try #require(replies.first?.json["id"].string))
            #expect(replies.map(\.status) == [201, 201] && replies[0].json == replies[1].json)
            #expect(replies.map { $0.header("Idempotency-Replayed") } == [nil, "true"])
            #expect(replies[0].header("Location") == "\(anna.path)/listing/photos/\(ids[11])")
            let path = "\(anna.path)/listing/photos"
            func arrange(_ ids: [String], _ headers: [String: String] = [:]) async throws -> Reply {
                let photos = ids.map { JSONValue.object(["id": .string($0), "alternative_text": "New"]) }
                return try await stage.send(.put, path, ["photos": .array(photos)], as: anna.key, headers: headers)
            }
            let arranged = try await arrange(ids.reversed())
            #expect(arranged.json["items"].array.map(\.["id"].string) == ids.reversed(), "\(arranged.json)")
            #expect(arranged.json["items"].array.allSatisfy { $0["alternative_text"] == "New" })
            // Somebody else has changed the order meanwhile.
            let tag = try #require(try await stage.send(.get, path).header("ETag"))
            #expect(try await arrange(ids).status == 200)
            #expect(try await arrange(ids.reversed(), ["If-Match": tag]).status == 412)
            let new = try #require(try await stage.send(.get, path).header("ETag"))
            #expect(try await arrange(ids.reversed(), ["If-Match": new]).header("ETag") != new)
            #expect(try await arrange(Array(ids.dropLast())).status == 409)
            #expect(try await arrange(ids.dropLast() + [ids[0]]).status == 409)
            // What the listing says otherwise leaves its photos where they are.
            let photos = try await stage.list(anna, ["languages": ["fr"]])["photos"]
            #expect(photos.array.map(\.["id"].string) == ids.reversed())
        }
    }

    @Test(arguments: [
        ("<html><script>alert(1)</script>", "neither a JPEG"), ("", "neither a JPEG"), ("GIF89a", "neither a JPEG"),
    ])
    func whatIsNotAPhotoIsRefusedByItsContent(content: String, reason: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            try await stage.list(anna)
            let refused = try await Self.add(Array(content.utf8), "Salon", to: anna, stage)
            #expect(refused.status == 422 && refused.fields == ["photo"], "\(refused.json)")
            #expect(refused.json["detail"].string?.contains(reason) == true)
            let cut = try await Self.add(Array(SamplePhoto.jpeg.prefix(700)), "Salon", to: anna, stage)
            #expect(cut.status == 422 && cut.fields == ["photo"], "\(cut.json)")
            let path = "\(anna.path)/listing/photos"
            let long = String(repeating: "a", count: 201)
            for query in ["", "?alternative_text=", "?alternative_text=%20", "?alternative_text=\(long)"] {
                let reply = try await stage.send(.post, path + query, bytes: SamplePhoto.jpeg, as: anna.key)
                #expect(reply.status / 100 == 4 && reply.fields == ["alternative_text"], "\(query): \(reply.json)")
            }
            #expect(try await stage.send(.get, path).json["items"] == [])
        }
    }

    @Test func aLongFileIsRefused() async throws {
        var configuration = Stage.unlimited
        configuration.api.marketplace.photoBytes = 70_000
        try await Stage.run(configuration: configuration) { stage in
            let anna = try await stage.openPractice()
            try await stage.list(anna)
            let long = SamplePhoto.jpeg + [UInt8](repeating: 0, count: 70_000)
            #expect(try await Self.add(long, "Salon", to: anna, stage).status == 413)
            #expect(try await Self.add(SamplePhoto.jpeg, "Salon", to: anna, stage).status == 201)
        }
    }

    @Test(arguments: Engine.allCases)
    func aNewPhotoWaitsForApprovalAndIsSeenByThoseWhoDecide(engine: Engine) async throws {
        try await Stage.run(on: engine, configuration: Self.asksForApproval) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/listing"
            try await stage.list(anna)
            #expect(try await stage.send(.post, "\(path)/approve", as: stage.admin).status == 200)
            let before = try await stage.send(.get, path, as: stage.admin)
            let added = try await Self.add(SamplePhoto.jpeg, "Salon", to: anna, stage)
            let url = try #require(added.json["files"].array.first?["url"].string)
            let one = "\(path)/photos/\(added.json["id"].string ?? "")"
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "awaiting_approval")
            #expect(try await stage.send(.get, url).status == 404)
            #expect(try await stage.send(.get, one).status == 404)
            #expect(try await stage.send(.get, "\(path)/photos").status == 404)
            for key in [anna.key, stage.admin] { #expect(try await stage.send(.get, one, as: key).status == 200) }
            // A decision on what was there before the photo is not one on it.
            let stale = ["If-Match": try #require(before.header("ETag"))]
            let late = try await stage.send(.post, "\(path)/approve", as: stage.admin, headers: stale)
            #expect(late.status == 412)
            #expect(try await stage.send(.post, "\(path)/approve", as: stage.admin).status == 200)
            #expect(try await stage.send(.get, url).status == 200)
            // What an operator changes is approved; what they decline is not served any more.
            let byAdmin = try await Self.add(SamplePhoto.jpeg, "Chairs", to: anna, stage, as: stage.admin)
            #expect(byAdmin.status == 201)
            #expect(try await stage.send(.get, url).status == 200)
            _ = try await stage.send(.post, "\(path)/decline", ["reason": "Not yours."], as: stage.admin)
            #expect(try await stage.send(.get, url).status == 404)
            // That an operator describes or removes a photo of it does not take back what was decided.
            #expect(try await Self.add(SamplePhoto.jpeg, "Chair", to: anna, stage, as: stage.admin).status == 201)
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "declined")
            #expect(try await stage.send(.get, url).status == 404)
        }
    }
}
