### file
