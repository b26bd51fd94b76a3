local async = require("async")
async.spawn(function() async.sleep(0) error("lost in a task", 0) end)
async.spawn(function() async.sleep(60) print("never") end)
print("main ends")
-- expect: main ends
-- expect error: lost in a task
