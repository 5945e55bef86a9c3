using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class FfmpegWordsTests
{
    private const string Begin = "[info]   Stream #0:0: Video: rawvideo (I420 / 0x30323449), ";

    [Theory]
    [InlineData("yuv420p(progressive), 768x576, q=2-31, 53084 kb/s", YuvMatrix.Bt601, false)]
    [InlineData("yuv420p, 768x576, q=2-31", YuvMatrix.Bt601, false)]
    [InlineData("yuv420p(tv, bt709, progressive), 640x360 [SAR 1:1 DAR 16:9]", YuvMatrix.Bt709, false)]
    [InlineData("yuvj420p(pc, bt709/unknown/unknown, progressive), 320x180 [SAR 1:1 DAR 16:9], q=2-31", YuvMatrix.Bt709, true)]
    [InlineData("yuvj420p(pc, bt470bg/unknown/unknown), 1920x1080", YuvMatrix.Bt601, true)]
    [InlineData("yuv420p(pc, smpte170m, progressive), 1920x1080", YuvMatrix.Bt601, true)]
    [InlineData("yuv420p(tv, progressive), 1920x1080", YuvMatrix.Bt709, false)]
    [InlineData("yuv420p(tv, bt2020nc/bt2020/smpte2084, progressive), 3840x2160", YuvMatrix.Bt2020, false)]
    public void Colour_WhatFfmpegSaysOfItsPictures_IsUnderstood(string end, YuvMatrix matrix, bool full) =>
        Assert.Equal(new YuvColour(matrix, full), FfmpegWords.Colour(Begin + end));

    [Theory]
    [InlineData("[info]   Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuvj420p(pc, bt709, progressive), 320x180")]
    [InlineData("[info]     title           : Stream #0:0: Video: rawvideo, yuvj420p(pc), 320x180")]
    [InlineData("[info]   Stream #0:0 -> #0:0 (h264 (native) -> rawvideo (native))")]
    [InlineData("")]
    public void Colour_AnythingElse_IsNot(string line) => Assert.Null(FfmpegWords.Colour(line));

    [Theory]
    [InlineData("[h264 @ 0x5563faff9040] [error] decode_slice_header error", true)]
    [InlineData("[fatal] Error opening input", true)]
    [InlineData("setpriv: failed to execute ffmpeg: No such file or directory", true)]
    [InlineData("    Last message repeated 12 times", false)]
    [InlineData("Warning: using insecure memory!", false)]
    [InlineData("libva info: VA-API version 1.17.0", false)]
    [InlineData("libva error: vaGetDriverNameByIndex() failed with unknown libva error, driver_name = (null)", true)]
    [InlineData("[info] Input #0, avi, from 'film.avi':", false)]
    [InlineData("[swscaler @ 0x560122e1c700] [swscaler @ 0x560122e296c0] [warning] deprecated pixel format used", false)]
    public void IsError_ByTheLevelInTheLine(string line, bool error) => Assert.Equal(error, FfmpegWords.IsError(line));
}
