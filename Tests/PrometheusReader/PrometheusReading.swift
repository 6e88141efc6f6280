import Foundation

/// Figures as Prometheus' own client library reads them.
package struct PrometheusReading {
    private struct Family: Decodable {
        struct Sample: Decodable {
            let name: String
            let labels: [String: String]
            let value: String
        }

        let type: String
        let samples: [Sample]
    }

    /// The library refused the text.
    private struct Refusal: Error {
        let figures: String
    }

    private let families: [String: Family]

    /// Throws if the library refuses the text.
    package init(_ figures: [UInt8]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        process.arguments = [folder.appending(path: "metrics.py").path]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // The script reads all of its input before it writes.
        try input.fileHandleForWriting.write(contentsOf: figures)
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Refusal(figures: String(decoding: figures, as: UTF8.self)) }
        families = try JSONDecoder().decode([String: Family].self, from: answer)
    }

    package func type(_ family: String) -> String? { families[family]?.type }

    package func count(_ family: String) -> Int { families[family]?.samples.count ?? 0 }

    /// The one sample with exactly these labels; the library takes `_total` off the names of counters' families.
    package func value(_ family: String, _ labels: [String: String], sample suffix: String? = nil) -> Double? {
        let found = families[family]?.samples.filter { sample in
            sample.labels == labels && suffix.map { sample.name == family + $0 } ?? true
        }
        return found?.count == 1 ? found?.first.flatMap { Double($0.value) } : nil
    }
}
