import CPolicyHost
import Policies

/// A rule that is ready to judge, which belongs to one thread at a time.
final class RuleMachine {
    private let handle: OpaquePointer

    /// A name that a source reads though nothing defines it.
    struct UndefinedName: Hashable {
        let name: String
        let line: Int
    }

    /// What opening a source tells of it, besides the rule.
    struct Inspection {
        /// In order of appearance, each name once.
        var undefinedNames: [UndefinedName] = []

        /// A line with `&`, `|` or `~` in a function of more than 255 constants, which Lua 5.4.4 may compute wrongly.
        var doubtfulLine: Int?

        /// What the chunk took until it returned the rule.
        var instructions = 0
        var bytes = 0
    }

    let rule: AvailabilityRule
    let inspection: Inspection

    /// Compiles a source and runs its chunk; throws ``RuleError`` if it is not a rule.
    init(opening source: PolicySource) throws(RuleError) {
        LuaCheck.run()
        var result = policy_result()
        var description = rule_description()
        var names: [UndefinedName] = []
        let opened = source.bytes.withUnsafeBytes { bytes in
            withUnsafeMutablePointer(to: &names) { names in
                rule_machine_open(
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
        guard let opened else { throw RuleError(result, of: nil) }
        handle = opened
        rule = AvailabilityRule(description, source: source)
        inspection = Inspection(
            undefinedNames: names.sorted { $0.line < $1.line },
            doubtfulLine: description.doubtful_line > 0 ? Int(description.doubtful_line) : nil,
            instructions: Int(result.instructions),
            bytes: Int(result.bytes)
        )
    }

    deinit {
        rule_machine_close(handle)
    }

    /// Bytes that the machine holds.
    var footprint: Int { rule_machine_footprint(handle) }

    /// Leaves the outcome in `verdict`, without allocating.
    func judge(_ slot: UnsafePointer<rule_slot>, into verdict: UnsafeMutablePointer<rule_verdict>) -> policy_status {
        rule_machine_judge(handle, slot, verdict)
    }
}

extension AvailabilityRule {
    fileprivate init(_ description: rule_description, source: PolicySource) {
        let text = withUnsafeBytes(of: description.description) {
            String(decoding: $0.prefix(description.description_length), as: UTF8.self)
        }
        self.init(
            name: withUnsafeBytes(of: description.name) {
                String(decoding: $0.prefix(description.name_length), as: UTF8.self)
            },
            description: description.description_length > 0 ? text : nil,
            source: source,
            decides: description.decides,
            hasPrice: description.has_price
        )
    }
}
