import Foundation
import Testing

/// Generated policies come to the same in processes that differ in all that Lua could see of them.
struct PolicyFuzzTests {
    /// `make fuzz-policies` runs a hundred times as many in more processes.
    @Test func `generated policies have one outcome each in four processes`() throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: Binary.path).deletingLastPathComponent().appending(path: "policy-fuzz")
        process.arguments = ["1500", "4", "7"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text == "1500 programs in 4 processes, seed 7: 0 differ\n")
    }
}
