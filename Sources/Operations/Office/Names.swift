import Programme

// Foundation has a `Unit` and a `Progress` of its own; here and for who imports this the words mean the programme's.

/// A body that answers for actions.
public typealias Unit = Programme.Unit
/// How far a commitment is, and how far it should be.
public typealias Progress = Programme.Progress
