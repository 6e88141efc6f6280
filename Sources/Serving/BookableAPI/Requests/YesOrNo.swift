/// The two words of a parameter that switches something on.
enum YesOrNo: String, CaseIterable {
    case `true`
    case `false`
}
