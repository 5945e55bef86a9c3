using EdgeGateway.Service.Memory;

namespace EdgeGateway.Service.Tests.Memory;

public sealed class FileMappingTests
{
    private static string Mapping(string head, int anonymous = 0, int dirty = 0, int shared = 0) => $"""
        {head}
        Size:                132 kB
        Rss:                 128 kB
        Shared_Dirty:          {shared} kB
        Private_Dirty:         {dirty} kB
        Anonymous:             {anonymous} kB
        VmFlags: rd mr mw me
        """;

    private static IReadOnlyList<FileMapping> Read(params string[] mappings) => FileMapping.Read(mappings.SelectMany(mapping => mapping.Split('\n')));

    [Theory]
    [InlineData("r-xp", "/opt/edgegateway/versions/0.1.0/MudBlazor.dll")]
    [InlineData("r--s", "/opt/edgegateway/versions/0.1.0/MudBlazor.dll")]
    [InlineData("r--p", "/usr/lib/x86_64-linux-gnu/libcrypto.so.3")]
    public void Read_CleanProgramFile_IsToBeGivenBack(string rights, string path)
    {
        var mapping = Assert.Single(Read(Mapping($"7f2c10000000-7f2c10021000 {rights} 00001000 fe:00 1234       {path}")));

        Assert.Equal(new FileMapping(0x7f2c10000000, 0x7f2c10021000, path), mapping);
    }

    [Theory]
    [InlineData("7f2c10000000-7f2c10021000 rw-p 00001000 fe:00 1234       /opt/edgegateway/current/MudBlazor.dll", 0, 0, 0)]
    [InlineData("7f2c10000000-7f2c10021000 r--p 00001000 fe:00 1234       /opt/edgegateway/current/libcoreclr.so", 8, 0, 0)]
    [InlineData("7f2c10000000-7f2c10021000 r--p 00001000 fe:00 1234       /opt/edgegateway/current/libcoreclr.so", 0, 4, 0)]
    [InlineData("7f2c10000000-7f2c10021000 r--s 00001000 fe:00 1234       /opt/edgegateway/current/libcoreclr.so", 0, 0, 4)]
    [InlineData("7f2c10000000-7f2c10021000 r--s 00001000 fe:00 1234       /var/lib/edgegateway/journal.db-shm", 0, 0, 0)]
    [InlineData("7f2c10000000-7f2c10021000 r-xs 00001000 00:01 1234       /memfd:doublemapper (deleted)", 0, 0, 0)]
    [InlineData("7f2c10000000-7f2c10021000 ---p 00000000 00:00 0", 0, 0, 0)]
    [InlineData("7ffd10000000-7ffd10021000 r-xp 00000000 00:00 0                          [vdso]", 0, 0, 0)]
    public void Read_WhatTheFileDoesNotHaveOrIsNoProgram_IsKept(string head, int anonymous, int dirty, int shared) =>
        Assert.Empty(Read(Mapping(head, anonymous, dirty, shared)));

    [Fact]
    public void Read_SeveralMappings_KeepsThemApart()
    {
        var found = Read(
            Mapping("1000-2000 r-xp 00000000 fe:00 1 /opt/a.dll"),
            Mapping("2000-3000 r--p 00000000 fe:00 1 /opt/b.dll", anonymous: 4),
            Mapping("3000-4000 r--p 00000000 fe:00 1 /opt/c d.dll"));

        Assert.Equal(["/opt/a.dll", "/opt/c d.dll"], found.Select(mapping => mapping.Path));
    }

    [Fact]
    public void Files_OfThisVeryProcess_LeaveMemoryAndComeBack()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        var mappings = PageRelease.Mappings();
        Assert.Contains(mappings, mapping => mapping.Path.EndsWith("edgegateway.dll", StringComparison.Ordinal));
        var before = FilePages();

        PageRelease.Files(mappings);

        Assert.InRange(FilePages(), 1, before - 1);
        // The code that was let go of runs: the parser read the same text again, from pages that came back.
        Assert.NotEmpty(PageRelease.Mappings());
    }

    private static long FilePages() =>
        long.Parse(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("RssFile:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
}
