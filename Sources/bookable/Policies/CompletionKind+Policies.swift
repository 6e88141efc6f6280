import ArgumentParser
import Foundation
import PolicyLibrary

extension CompletionKind {
    /// The standard policies, and scripts in the folder that the word so far leads to.
    static var policies: CompletionKind {
        .custom { _, _, word in PolicyNames.completions(of: word) }
    }
}

/// How policies are named on the command line.
enum PolicyNames {
    static func completions(of word: String) -> [String] {
        standard.filter { $0.hasPrefix(word) } + scripts(beginning: word)
    }

    static var standard: [String] { PolicyLibrary.standard.map(\.name) }

    /// The standard policy that is likely meant; `nil` if none is near.
    static func nearest(to name: String) -> String? {
        CommandSuggestion.nearest(to: name, among: standard)
    }

    /// Scripts, and folders with a slash at their end, in which scripts may be.
    private static func scripts(beginning word: String) -> [String] {
        let folder = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
        let start = word.dropFirst(folder.count)
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
        } catch {
            // A folder that cannot be read completes nothing.
            return []
        }
        return names.sorted().compactMap { name in
            guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix(".") else { return nil }
            var isFolder: ObjCBool = false
            let path = folder + name
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
            return isFolder.boolValue ? "\(path)/" : name.hasSuffix(".lua") ? path : nil
        }
    }
}
