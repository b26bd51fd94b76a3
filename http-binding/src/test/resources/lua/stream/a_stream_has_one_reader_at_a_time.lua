-- /gate answers when /open was asked for, /after when /gate was.
local http, async = require("http"), require("async")
local stream = http.request(BASE .. "/gate?for=readers"):stream()
local read = stream:chunks()
local first = async.spawn(function() return (read()) end)
http.get(BASE .. "/after?for=readers")
print(select(2, pcall(function() return read() end)))
http.get(BASE .. "/open?for=readers")
print(first:await(), (read()))
-- expect: a_stream_has_one_reader_at_a_time.lua:7: the stream is already being read
-- expect: gate	nil
stream = http.request(BASE .. "/gate?for=closed"):stream()
local reader = async.spawn(function()
  for chunk in stream:chunks() do print("never", chunk) end
end)
http.get(BASE .. "/after?for=closed")
stream:close()
local _, err = pcall(reader.await, reader)
print(err.kind, err.message:match("[^:]+: [^,]+"))
http.get(BASE .. "/open?for=closed")
-- expect: aborted	the stream was closed before its end: stream:close() was called
