using EdgeGateway.Service.Cases.Limits;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Cases;

/// <summary>Rules between the values of <c>cases</c>, and what its files must hold.</summary>
internal static class CaseCheck
{
    public static IEnumerable<ConfigurationError> Run(CaseOptions cases)
    {
        if (string.CompareOrdinal(cases.WorkFrom, cases.WorkTo) >= 0)
            yield return new("cases.workTo", "下班时间要晚于上班时间。", "The working day must end after it starts.");
        if (cases.LimitFile is { } limits && Wrong(limits, bytes => DueTable.Read(bytes, WorkHours.Of(new CaseOptions(), WorkCalendar.WeekendsOnly))) is { } wrong)
            yield return new("cases.limitFile", $"时限表读不出来：{wrong}", $"The table of limits cannot be read: {wrong}");
        if (cases.GridFile is { } grid && Wrong(grid, bytes => GridMap.Read(bytes)) is { } crooked)
            yield return new("cases.gridFile", $"网格文件读不出来：{crooked}", $"The grid file cannot be read: {crooked}");
    }

    private static string? Wrong(string file, Action<byte[]> read)
    {
        try
        {
            read(File.ReadAllBytes(file));
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return trouble.Message;
        }
    }
}
