/// Says Lua's own error messages in words that name the cause where it is known.
package enum FailureWords {
    private static let unavailable: Set<String> = [
        "collectgarbage", "coroutine", "debug", "dofile", "getmetatable", "io", "load", "loadfile", "loadstring",
        "next",
        "os", "package", "pcall", "print", "rawequal", "rawget", "rawlen", "rawset", "require", "setmetatable", "utf8",
        "warn", "xpcall", "_G", "_VERSION",
    ]

    package static func explain(_ message: String, for scripts: String = "policies") -> String {
        if message.isEmpty { return "the script raised an error without a text" }
        guard message.hasPrefix("attempt to ") else { return message }
        if let name = quoted(after: "(global '", in: message), message.contains("a nil value") {
            return undefined(name, for: scripts)
        }
        if message.hasPrefix("attempt to call a nil value") {
            let name = quoted(after: "(field '", in: message) ?? quoted(after: "(method '", in: message)
            return name.map { "the function '\($0)' does not exist here" } ?? message
        }
        return message
    }

    /// What is said of a global name that stands for nothing.
    package static func undefined(_ name: String, for scripts: String = "policies") -> String {
        unavailable.contains(name) ? "'\(name)' is not available to \(scripts)" : "'\(name)' is not defined"
    }

    private static func quoted(after opening: String, in message: String) -> String? {
        guard let start = message.firstRange(of: opening)?.upperBound, let end = message[start...].firstIndex(of: "'")
        else {
            return nil
        }
        return String(message[start..<end])
    }
}
