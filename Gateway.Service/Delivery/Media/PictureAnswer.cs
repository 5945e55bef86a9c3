namespace EdgeGateway.Service.Delivery.Media;

/// <summary>What became of one try to send a picture.</summary>
/// <param name="Verdict">What to do now.</param>
/// <param name="Reason">In plain English.</param>
internal readonly record struct PictureAnswer(PictureVerdict Verdict, string Reason)
{
    public static PictureAnswer Taken { get; } = new(PictureVerdict.Taken, "");

    public static PictureAnswer NotNow(string reason) => new(PictureVerdict.NotNow, reason);

    public static PictureAnswer Refused(string reason) => new(PictureVerdict.Refused, reason);
}

/// <summary>What to do after a try.</summary>
internal enum PictureVerdict
{
    /// <summary>The platform confirmed all of it.</summary>
    Taken,

    /// <summary>The way is gone or busy: everything waits.</summary>
    NotNow,

    /// <summary>Perhaps this picture's fault: the others go first.</summary>
    Later,

    /// <summary>A smaller one might be taken.</summary>
    TooLarge,

    /// <summary>Never as it is.</summary>
    Refused,

    /// <summary>Only a person can help: everything waits longer.</summary>
    Alarm,
}
