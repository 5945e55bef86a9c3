namespace EdgeGateway.Service.Cases.Limits;

/// <summary>A limit as it stands in the file: one of the three.</summary>
/// <param name="Category">Canonical event.</param>
/// <param name="Hours">By the clock, day and night (紧急).</param>
/// <param name="WorkingHours">工作时.</param>
/// <param name="WorkingDays">工作日, counted from the day after.</param>
internal sealed record DueRow(string Category, double? Hours = null, double? WorkingHours = null, int? WorkingDays = null);
