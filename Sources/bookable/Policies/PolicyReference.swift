import ArgumentParser
import Foundation
import Policies
import PolicyLibrary

/// A policy named on the command line: a standard one by its name, or a script by its path.
struct PolicyReference: ExpressibleByArgument {
    /// What was written on the command line.
    let name: String

    init(argument: String) {
        name = argument
    }

    /// The path of the script; `nil` for a standard policy.
    var script: String? {
        PolicyLibrary.standard.contains { $0.name == name } ? nil : name
    }

    /// The script; throws where there is neither a standard policy nor a file of that name.
    func source() throws -> PolicySource {
        if let standard = PolicyLibrary.standard.first(where: { $0.name == name }) { return standard.source }
        guard name.contains(".") || name.contains("/") || FileManager.default.fileExists(atPath: name) else {
            let standard = PolicyLibrary.standard.map(\.name).joined(separator: ", ")
            let meant = PolicyNames.nearest(to: name).map { " Did you mean \($0)?" } ?? ""
            throw CommandFailure("\"\(name)\" is neither a standard policy (\(standard)) nor a file.\(meant)")
        }
        return PolicySource(try InputFile(argument: name).read(atMost: 16 << 20))
    }

    /// The policy; throws a message that names it where the script is none.
    func policy(on host: PolicyHost) throws -> CompiledPolicy {
        let source = try source()
        do {
            return try host.compile(source: source)
        } catch {
            throw CommandFailure("\(name): \(error)")
        }
    }
}
