import Foundation
import TestSupport
import Testing

@testable import Pictures

/// What strangers send becomes pictures and nothing else, or is refused.
///
/// Pillow makes the files and reads what was made of them.
struct RenderedPictureTests {
    /// Files by their names.
    private static let cases = Result { try makeCases() }

    private static func makeCases() throws -> [String: [UInt8]] {
        let folder = try TemporaryFolder()
        _ = try run("make", [folder.path])
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            files[name] = Array(try Data(contentsOf: folder.url.appending(path: name)))
        }
        return files
    }

    private static func run(_ command: String, _ arguments: [String]) throws -> String {
        let here = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        process.executableURL = root.appending(path: ".build/page-peers/bin/python")
        process.arguments = [here.appending(path: "pictures.py").path, command] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(text)")
        return text
    }

    private struct Seen: Decodable {
        let format: String
        let width: Int
        let height: Int
        let metadata: [String]
        let colours: [[Int]]
        let ends: Bool
    }

    /// What Pillow finds in the sizes of a picture.
    private static func read(_ picture: RenderedPicture) throws -> [Seen] {
        let folder = try TemporaryFolder()
        let files = try picture.renditions.map { try folder.write($0.bytes, to: "\($0.size.width).jpeg").path }
        return try run("read", files).split(separator: "\n").map {
            try JSONDecoder().decode(Seen.self, from: Data($0.utf8))
        }
    }

    private static func file(_ name: String) throws -> [UInt8] { try #require(try cases.get()[name]) }

    private static let corners = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]

    private static func isClose(_ first: [[Int]], _ second: [[Int]]) -> Bool {
        first.count == second.count && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 40 }
    }

    private static let shown =
        (1...8).map { "turned-\($0).jpeg" } + ["turned-6.png", "turned-8.webp"]
        + ["texts.png", "passes.jpeg", "ink.jpeg", "palette.png", "page-behind.jpeg", "frames.png"]

    @Test(arguments: shown)
    func `a picture is upright, in three sizes, and without anything else`(name: String) throws {
        let picture = try RenderedPicture(try Self.file(name))
        let seen = try Self.read(picture)
        #expect(seen.map(\.width) == [320, 640, 900] && seen.map(\.height) == [213, 427, 600])
        #expect(picture.renditions.map(\.size.width) == seen.map(\.width))
        for file in seen {
            #expect(file.format == "JPEG" && file.metadata == [] && file.ends, "\(file)")
            #expect(Self.isClose(file.colours, Self.corners), "\(file)")
        }
    }

    @Test(arguments: [
        ("one.png", [[1, 1]]), ("tall.jpeg", [[320, 480], [640, 960], [1280, 1920]]), ("profile.png", [[300, 300]]),
        ("rows.png", [[100, 100]]),
    ])
    func `sizes keep the shape and are never larger than the picture`(name: String, sizes: [[Int]]) throws {
        let seen = try Self.read(try RenderedPicture(try Self.file(name)))
        #expect(seen.map { [$0.width, $0.height] } == sizes && seen.allSatisfy { $0.metadata == [] })
    }

    @Test(arguments: ["clear.png", "clear.webp"])
    func `what is transparent is white`(name: String) throws {
        let seen = try Self.read(try RenderedPicture(try Self.file(name)))
        #expect(seen.allSatisfy { Self.isClose($0.colours, Array(repeating: [255, 255, 255], count: 4)) })
    }

    private static let refused = [
        "animated.webp", "unknown_format-page.jpeg", "unknown_format.gif", "unknown_format.svg",
        "unknown_format-empty", "dimensions-square.png", "dimensions.jpeg", "dimensions-ribbon.png",
        "broken-square.png", "broken-65535.jpeg", "broken-passes.jpeg", "broken-cut.jpeg", "broken-cut.png",
        "broken-cut.webp", "broken-ended.jpeg", "unsupported.jpeg", "broken-head.jpeg", "broken-head.png",
        "broken-head.webp",
    ]

    @Test(arguments: refused)
    func `a hostile file is refused for what is wrong with it`(name: String) throws {
        let file = try Self.file(name)
        let error = try #require(throws: PictureError.self) { try RenderedPicture(file) }
        #expect(name.hasPrefix(error.code.rawValue), "\(error)")
    }

    @Test(arguments: 1...200)
    func `no change of bytes breaks more than the picture`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var file = SamplePhoto.jpeg
        for _ in 0..<4 {
            file[Int(random.next() % UInt64(file.count))] = UInt8(truncatingIfNeeded: random.next())
        }
        do {
            let picture = try RenderedPicture(file)
            #expect(picture.renditions.allSatisfy { $0.bytes.starts(with: [0xFF, 0xD8, 0xFF, 0xE0]) })
        } catch {
            #expect([.broken, .dimensions, .unknownFormat].contains(error.code), "\(seed): \(error)")
        }
    }

    private let lengthOfSample = (0..<4).map { UInt8(SamplePhoto.jpeg.count >> ($0 * 8) & 0xFF) }

    @Test func `a picture arrives whole from another process, and nothing else does`() throws {
        let picture = try RenderedPicture(SamplePhoto.jpeg)
        let bytes = picture.encoded
        #expect(RenderedPicture(encoded: bytes)?.renditions == picture.renditions)
        #expect(picture.renditions.map(\.size) == [PictureSize(width: 32, height: 48)])
        for length in 0..<bytes.count { #expect(RenderedPicture(encoded: Array(bytes[..<length])) == nil) }
        #expect(RenderedPicture(encoded: bytes + bytes) == nil)
        // Whoever has taken over the other process can write anything: the size has to be that of the file, and that within bounds.
        #expect(RenderedPicture(encoded: [33] + bytes.dropFirst()) == nil)
        let long = SamplePhoto.jpeg + [UInt8](repeating: 0, count: 2_000_001 - SamplePhoto.jpeg.count)
        let numbers = [48, 32, long.count].flatMap { number in (0..<4).map { UInt8(number >> ($0 * 8) & 0xFF) } }
        #expect(RenderedPicture(encoded: numbers + long) == nil)
        #expect(RenderedPicture(encoded: [48, 0, 0, 0, 32, 0, 0, 0] + lengthOfSample + SamplePhoto.jpeg) != nil)
    }
}
