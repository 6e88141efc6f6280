extension PolicyHost {
    /// Processor time that a check or a curve may take unless its caller says otherwise: many times what the costliest of
    /// scripts takes that is charged for all it does.
    public static let timeLimit: Duration = .seconds(3)
}
