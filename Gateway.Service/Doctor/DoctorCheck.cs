using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Doctor;

/// <summary>One check: a stable id for machines, a name for people, and the look itself.</summary>
/// <param name="Id">Dotted, never changed once released.</param>
/// <param name="Name">What it is about.</param>
/// <param name="LookAsync">Looks. Nothing found is nothing to check; trouble is a finding, not an exception.</param>
internal sealed record DoctorCheck(string Id, Bilingual Name, Func<CheckContext, CancellationToken, Task<IReadOnlyList<Finding>>> LookAsync)
{
    public static DoctorCheck Of(string id, string zh, string en, Func<CheckContext, Finding> look) =>
        new(id, new(zh, en), (context, _) => Task.FromResult<IReadOnlyList<Finding>>([look(context)]));

    public static DoctorCheck Each(string id, string zh, string en, Func<CheckContext, IEnumerable<Finding>> look) =>
        new(id, new(zh, en), (context, _) => Task.FromResult<IReadOnlyList<Finding>>([.. look(context)]));

    public static DoctorCheck Async(string id, string zh, string en, Func<CheckContext, CancellationToken, Task<IReadOnlyList<Finding>>> look) =>
        new(id, new(zh, en), look);
}
