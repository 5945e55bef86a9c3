using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Rules;

/// <summary>One span of the day in which a rule is in force, in the box's local time.</summary>
public sealed class ScheduleOptions
{
    /// <summary><c>mon</c> to <c>sun</c>, <c>workday</c>, <c>restday</c> (weekend or holiday), <c>holiday</c>. Empty: every day.</summary>
    public IReadOnlyList<string> Days { get; init; } = [];

    /// <summary>Start, like <c>07:00</c>.</summary>
    [Required, RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    public string From { get; init; } = "00:00";

    /// <summary>End, like <c>20:00</c>, at latest <c>24:00</c>. Not later than the start: it lasts past midnight.</summary>
    [Required, RegularExpression("^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]
    public string To { get; init; } = "24:00";
}
