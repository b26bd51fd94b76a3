-- /gate answers when /open was asked for.
local async, http = require("async"), require("http")
local lines = http.request(BASE .. "/gate?for=loops"):stream():lines()
local function read()
  local count = 0
  for _ in lines do count = count + 1 end
  return count
end
local reader, other = async.spawn(read), async.spawn(read)
print(select(2, pcall(other.await, other)))
http.get(BASE .. "/open?for=loops")
print(reader:await())
-- expect: a_loop_that_may_not_read_leaves_the_stream_to_its_reader.lua:6: the stream is already being read
-- expect: 1
