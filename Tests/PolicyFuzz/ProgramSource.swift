/// The programs of a run: three of four are written by the grammar, the fourth is a script of an attack, changed.
struct ProgramSource {
    private let seed: UInt64
    private let mutation: ScriptMutation

    init(seed: UInt64) throws {
        self.seed = seed
        mutation = try ScriptMutation()
    }

    subscript(index: Int) -> String {
        index % 4 == 3 ? mutation.program(seed: seed, index: index) : ProgramGrammar.program(seed: seed, index: index)
    }
}
