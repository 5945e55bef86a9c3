namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>What became of a change.</summary>
internal enum SaveOutcome
{
    /// <summary>Written, noted and read again.</summary>
    Saved,

    /// <summary>Nothing differs; nothing was written.</summary>
    Same,

    /// <summary>There are mistakes; nothing was written.</summary>
    Mistakes,

    /// <summary>The file was changed by somebody else meanwhile; nothing was written.</summary>
    Changed,

    /// <summary>The file does not have this camera, or its text is not known: it comes from the environment.</summary>
    NotInFile,

    /// <summary>File or journal cannot be written; nothing was changed.</summary>
    Refused,
}
