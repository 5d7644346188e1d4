/// The ledgers that come with the program.
public enum BuiltInLedgers {
    /// All of them.
    public static let all: [Ledger] = []
}
