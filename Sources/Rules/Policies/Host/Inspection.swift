import CPolicyHost

/// A source compiled and run once in an interpreter of its own.
struct Inspection {
    /// A name that the source reads though nothing defines it.
    struct UndefinedName: Hashable {
        let name: String
        let line: Int
    }

    let source: PolicySource

    /// In order of appearance, each name once.
    let undefinedNames: [UndefinedName]

    /// A line with `&`, `|` or `~` in a function of more than 255 constants, which Lua 5.4.4 may compute wrongly.
    let doubtfulLine: Int?

    /// Instructions that the chunk took until it returned the policy.
    let instructions: Int
    private let outcome: Result<CompiledPolicy, PolicyError>

    init(of source: PolicySource) {
        LuaCheck.run()
        var result = policy_result()
        var description = policy_description()
        var names: [UndefinedName] = []
        let status = source.bytes.withUnsafeBytes { bytes in
            withUnsafeMutablePointer(to: &names) { names in
                policy_inspect(
                    bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                    bytes.count,
                    &description,
                    &result,
                    { context, name, length, line in
                        let text = UnsafeRawBufferPointer(start: name, count: length)
                        context?.assumingMemoryBound(to: [UndefinedName].self).pointee.append(
                            UndefinedName(name: String(decoding: text, as: UTF8.self), line: Int(line))
                        )
                    },
                    names
                )
            }
        }
        self.source = source
        undefinedNames = names.sorted { $0.line < $1.line }
        instructions = Int(result.instructions)
        doubtfulLine = description.doubtful_line > 0 ? Int(description.doubtful_line) : nil
        guard status == policy_ok else {
            outcome = .failure(PolicyError(result))
            return
        }
        outcome = .success(
            CompiledPolicy(name: description.nameText, description: description.descriptionText, source: source)
        )
    }

    /// The policy, if the source is one.
    func policy() throws(PolicyError) -> CompiledPolicy {
        try outcome.get()
    }
}

extension policy_description {
    fileprivate var nameText: String {
        withUnsafeBytes(of: name) { String(decoding: $0.prefix(name_length), as: UTF8.self) }
    }

    fileprivate var descriptionText: String {
        withUnsafeBytes(of: description) { String(decoding: $0.prefix(description_length), as: UTF8.self) }
    }
}
