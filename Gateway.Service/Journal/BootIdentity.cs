namespace EdgeGateway.Service.Journal;

/// <summary>One start of this process, and of the machine under it where the system tells.</summary>
/// <param name="BootId">New at every start of the process; <c>bootid</c> of its events.</param>
/// <param name="MachineBootId">The kernel's id of this start of the machine; null where there is none.</param>
internal sealed record BootIdentity(Guid BootId, Guid? MachineBootId)
{
    private const string KernelFile = "/proc/sys/kernel/random/boot_id";

    public static BootIdentity Create() => new(Guid.NewGuid(), ReadMachineBootId());

    private static Guid? ReadMachineBootId() =>
        File.Exists(KernelFile) && Guid.TryParse(File.ReadAllText(KernelFile).Trim(), out var id) ? id : null;
}
