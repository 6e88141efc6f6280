import ArgumentParser
import CivilTime
import Foundation
import Policies
import WireFormat

/// A script and the cases beside it.
struct PolicyCaseFile {
    /// The path of the script.
    let script: String

    /// The path of its cases, whether or not there are any.
    var cases: String { script.dropLast(".lua".count) + Self.ending }

    private static let ending = ".cases.json"

    /// The most cases of one policy.
    private static let maximumCases = 10_000

    /// What stands under a path: a script, its cases, or all with cases in a folder and below, by name.
    static func all(under path: String) throws -> [PolicyCaseFile] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure("\(path) cannot be read: no such file.", status: .noInput)
        }
        if isFolder.boolValue { return try inFolder(path) }
        if path.hasSuffix(ending) { return [PolicyCaseFile(script: path.dropLast(ending.count) + ".lua")] }
        guard path.hasSuffix(".lua") else {
            throw ValidationError("\(path) is neither a folder, nor a script (.lua), nor cases (\(ending)).")
        }
        return [PolicyCaseFile(script: path)]
    }

    private static func inFolder(_ path: String) throws -> [PolicyCaseFile] {
        let folder = path.hasSuffix("/") ? path : path + "/"
        return try FileManager.default.subpathsOfDirectory(atPath: path)
            .filter { $0.hasSuffix(ending) }
            .sorted()
            .map { PolicyCaseFile(script: folder + $0.dropLast(ending.count) + ".lua") }
    }

    /// Runs all cases; throws where a file cannot be read, or is not a policy or no list of cases.
    func run(on host: PolicyHost, zones: ZoneDirectory) throws -> [PolicyCaseOutcome] {
        let source = PolicySource(try InputFile(argument: script).read(atMost: 16 << 20))
        let documents = try WireDecoder.decode(
            [PolicyCaseDocument].self,
            from: try InputFile(argument: cases).readJSON(atMost: 16 << 20)
        )
        guard (1...Self.maximumCases).contains(documents.count) else {
            throw WireError(
                field: "",
                reason: "There must be 1 to \(Self.maximumCases) cases; there are \(documents.count)."
            )
        }
        let policy = try host.compile(source: source)
        return try documents.enumerated().map { index, document in
            let booking: PolicyBooking
            do {
                booking = try document.booking.booking(zones: zones)
            } catch let error as WireError {
                throw WireError(field: "[\(index)].booking.\(error.field)", reason: error.reason)
            }
            let result = Result { () throws(PolicyError) in try host.decideRefund(for: booking, under: policy) }
            return PolicyCaseOutcome(document, booking, result)
        }
    }
}
