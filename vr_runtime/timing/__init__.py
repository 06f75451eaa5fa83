"""Frame timing: the recorder, missed frames with their cause, the quality governor, the garbage policy, the trace.

Imports nothing of ours. Names live in their modules: `recorder.FrameRecorder`, `frame_record.FrameFlags`,
`governor.Governor`, `garbage.GarbagePolicy`, `trace.write_trace`.
"""
