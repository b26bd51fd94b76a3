local async, http = require("async"), require("http")
local function told(...)
  local ok, err = pcall(...)
  print(ok, err.kind, (tostring(err):gsub(" from .*", "")))
end

local lines = http.request(BASE .. "/ticks"):stream():lines()
for _ in lines do break end
told(function() for _ in lines do print("never") end end)
told(lines)
-- expect: false	aborted	the stream was closed before its end: a loop over it was left
-- expect: false	aborted	the stream was closed before its end: a loop over it was left

local chunks = http.request(BASE .. "/slow?after=head"):stream():chunks()
print((chunks()), pcall(async.timeout, 0.05, function() return chunks() end))
told(chunks)
-- expect: early 	false	the function did not return within 0.05 s
-- expect: false	aborted	the stream was closed before its end: a call that waited for it was given up

local stream = http.request(BASE .. "/ticks"):stream()
local events = stream:events()
events()
stream:close()
told(events)
told(stream:events())
-- expect: false	aborted	the stream was closed before its end: stream:close() was called
-- expect: false	aborted	the stream was closed before its end: stream:close() was called

-- A failure stays what it was, and so does the end.
local refused = http.request(BASE .. "/status/503"):stream():lines()
told(refused)
told(refused)
local all = http.request(BASE .. "/ndjson"):stream()
local count = 0
local records = all:lines()
for _ in records do count = count + 1 end
all:close()
print(count, (records()), (all:lines()()))
-- expect: false	status	status 503 Status 503
-- expect: false	status	status 503 Status 503
-- expect: 3	nil	nil
