import Foundation
import TestSupport
import Testing

@testable import Pictures
@testable import bookable

/// Photos of strangers are rendered in processes of their own.
struct PictureProcessTests {
    private func process(_ arguments: [String], path: String = "/bin/sh", seconds: Int = 60) -> PictureProcess {
        let limit = Duration.seconds(seconds)
        return PictureProcess(ChildCommand(path: path, arguments: arguments, patience: limit, longestOutput: 8 << 20))
    }

    private var bookable: PictureProcess { process(["listings", "render-photo"], path: Binary.path) }

    @Test func `the picture is that of the same process, also of a file longer than a pipe`() async throws {
        let picture = try RenderedPicture(SamplePhoto.jpeg)
        // Decoders read no further than the end of the picture.
        for more in [0, 3 << 20] {
            let file = SamplePhoto.jpeg + [UInt8](repeating: 0, count: more)
            #expect(try await bookable.render(file).renditions == picture.renditions, "\(more)")
        }
    }

    @Test(arguments: [("", PictureError.Code.unknownFormat), ("\u{1}", .unknownFormat)])
    func `a refusal says the same as in the same process`(text: String, code: PictureError.Code) async throws {
        let error = await #expect(throws: PictureError.self) { try await bookable.render(Array(text.utf8)) }
        #expect(error?.code == code && error?.message.contains("neither a JPEG") == true)
        let cut = Array(SamplePhoto.jpeg.prefix(700))
        let broken = await #expect(throws: PictureError.self) { try await bookable.render(cut) }
        #expect(broken?.code == .broken)
    }

    @Test(arguments: [
        ["-c", "kill -SEGV $$"], ["-c", "kill -XCPU $$"], ["-c", "exit 1"],
        ["-c", "echo rubbish"], ["-c", "echo rubbish; exit 65"],
    ])
    func `a process that breaks down refuses the file`(arguments: [String]) async throws {
        let error = await #expect(throws: PictureError.self) { try await process(arguments).render(SamplePhoto.jpeg) }
        #expect(error?.code == .broken)
    }

    @Test func `a process that makes a forbidden system call says nothing of the file`() async throws {
        let error = await #expect(throws: PictureError.self) {
            try await process(["-c", "kill -SYS $$"]).render(SamplePhoto.jpeg)
        }
        #expect(error?.code == .unavailable)
    }

    @Test func `a picture that takes seconds is read as any other`() async throws {
        let size = PictureSize(width: 2_000, height: 1_400)
        var random = SplitMix64(seed: 2)
        let noise = (0..<(size.width * size.height * 3)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let picture = try await bookable.render(try JPEGEncoder.encode(Pixels(size: size, bytes: noise)))
        #expect(picture.renditions.map(\.size.width) == [320, 640, 1_280])
    }

    @Test func `a process has no file, no child and no system call but for memory while it decodes`() async throws {
        // Noise is a picture that fills the pipe, so that the process waits for a reader.
        let size = PictureSize(width: 1_200, height: 900)
        var random = SplitMix64(seed: 1)
        let noise = (0..<(size.width * size.height * 3)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let file = try JPEGEncoder.encode(Pixels(size: size, bytes: noise))
        let process = Process()
        let (input, output) = (Foundation.Pipe(), Foundation.Pipe())
        process.executableURL = URL(filePath: Binary.path)
        process.arguments = ["listings", "render-photo"]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        defer { process.terminate() }
        func says(_ name: String, _ line: Regex<Substring>) async throws -> Bool {
            for _ in 0..<500 {
                let text = try String(contentsOfFile: "/proc/\(process.processIdentifier)/\(name)", encoding: .utf8)
                if text.contains(line) { return true }
                try await Task.sleep(for: .milliseconds(10))
            }
            return false
        }
        // Not even the places of the three files that are open: one that is closed leaves no room for another.
        #expect(try await says("limits", /Max open files +0 +0/))
        #expect(try await says("limits", /Max processes +0 +0/))
        #expect(try await says("oom_score_adj", /1000/))
        try input.fileHandleForWriting.write(contentsOf: Data(file))
        try input.fileHandleForWriting.close()
        #expect(try await says("status", /Seccomp:\t2/))
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && RenderedPicture(encoded: Array(bytes)) != nil)
    }

    @Test func `a process that takes too long is ended, and one that does not start is no fault`() async throws {
        let late = process(["-c", "sleep 60"], seconds: 1)
        // It does not read either: what does not fit into the pipe is given up with it.
        let error = await #expect(throws: PictureError.self) {
            try await late.render([UInt8](repeating: 0, count: 4 << 20))
        }
        #expect(error?.code == .unavailable)
        // As when the machine is out of memory, which is no fault of the file either.
        let killed = await #expect(throws: PictureError.self) {
            try await process(["-c", "kill -KILL $$"]).render(SamplePhoto.jpeg)
        }
        #expect(killed?.code == .unavailable)
        let missing = await #expect(throws: PictureError.self) {
            try await process([], path: "/nowhere").render(SamplePhoto.jpeg)
        }
        #expect(missing?.code == .unavailable)
    }
}
