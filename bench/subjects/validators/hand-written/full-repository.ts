import { areStrings, isObject } from "./json.ts";
import { isRepository, isRepositoryOrNull } from "./repository.ts";
import {
  arePermissions,
  isCodeOfConduct,
  isId,
  isLicenseOrNull,
  isSecurityOrNull,
  isStringOrNull,
  isTimestamp,
  isUrl,
  isUrlOrNull,
  isUser,
  isUserOrNull,
} from "./repository-parts.ts";

export function isFullRepository(value: unknown): boolean {
  return (
    isObject(value) &&
    isId(value.id) &&
    typeof value.node_id === "string" &&
    typeof value.name === "string" &&
    typeof value.full_name === "string" &&
    isUser(value.owner) &&
    typeof value.private === "boolean" &&
    isUrl(value.html_url) &&
    isStringOrNull(value.description) &&
    typeof value.fork === "boolean" &&
    isUrl(value.url) &&
    typeof value.archive_url === "string" &&
    typeof value.assignees_url === "string" &&
    typeof value.blobs_url === "string" &&
    typeof value.branches_url === "string" &&
    typeof value.collaborators_url === "string" &&
    typeof value.comments_url === "string" &&
    typeof value.commits_url === "string" &&
    typeof value.compare_url === "string" &&
    typeof value.contents_url === "string" &&
    isUrl(value.contributors_url) &&
    isUrl(value.deployments_url) &&
    isUrl(value.downloads_url) &&
    isUrl(value.events_url) &&
    isUrl(value.forks_url) &&
    typeof value.git_commits_url === "string" &&
    typeof value.git_refs_url === "string" &&
    typeof value.git_tags_url === "string" &&
    typeof value.git_url === "string" &&
    typeof value.issue_comment_url === "string" &&
    typeof value.issue_events_url === "string" &&
    typeof value.issues_url === "string" &&
    typeof value.keys_url === "string" &&
    typeof value.labels_url === "string" &&
    isUrl(value.languages_url) &&
    isUrl(value.merges_url) &&
    typeof value.milestones_url === "string" &&
    typeof value.notifications_url === "string" &&
    typeof value.pulls_url === "string" &&
    typeof value.releases_url === "string" &&
    typeof value.ssh_url === "string" &&
    isUrl(value.stargazers_url) &&
    typeof value.statuses_url === "string" &&
    isUrl(value.subscribers_url) &&
    isUrl(value.subscription_url) &&
    isUrl(value.tags_url) &&
    isUrl(value.teams_url) &&
    typeof value.trees_url === "string" &&
    typeof value.clone_url === "string" &&
    isUrlOrNull(value.mirror_url) &&
    isUrl(value.hooks_url) &&
    isUrl(value.svn_url) &&
    isUrlOrNull(value.homepage) &&
    isStringOrNull(value.language) &&
    Number.isInteger(value.forks_count) &&
    Number.isInteger(value.stargazers_count) &&
    Number.isInteger(value.watchers_count) &&
    Number.isInteger(value.size) &&
    typeof value.default_branch === "string" &&
    Number.isInteger(value.open_issues_count) &&
    (value.is_template === undefined || typeof value.is_template === "boolean") &&
    (value.topics === undefined || areStrings(value.topics)) &&
    typeof value.has_issues === "boolean" &&
    typeof value.has_projects === "boolean" &&
    typeof value.has_wiki === "boolean" &&
    typeof value.has_pages === "boolean" &&
    (value.has_downloads === undefined || typeof value.has_downloads === "boolean") &&
    typeof value.has_discussions === "boolean" &&
    (value.has_pull_requests === undefined || typeof value.has_pull_requests === "boolean") &&
    (value.pull_request_creation_policy === undefined ||
      value.pull_request_creation_policy === "all" ||
      value.pull_request_creation_policy === "collaborators_only") &&
    typeof value.archived === "boolean" &&
    typeof value.disabled === "boolean" &&
    (value.visibility === undefined || typeof value.visibility === "string") &&
    isTimestamp(value.pushed_at) &&
    isTimestamp(value.created_at) &&
    isTimestamp(value.updated_at) &&
    (value.permissions === undefined || arePermissions(value.permissions)) &&
    (value.allow_rebase_merge === undefined || typeof value.allow_rebase_merge === "boolean") &&
    (value.template_repository === undefined || isRepositoryOrNull(value.template_repository)) &&
    (value.temp_clone_token === undefined || isStringOrNull(value.temp_clone_token)) &&
    (value.allow_squash_merge === undefined || typeof value.allow_squash_merge === "boolean") &&
    (value.allow_auto_merge === undefined || typeof value.allow_auto_merge === "boolean") &&
    (value.delete_branch_on_merge === undefined || typeof value.delete_branch_on_merge === "boolean") &&
    (value.allow_merge_commit === undefined || typeof value.allow_merge_commit === "boolean") &&
    (value.allow_update_branch === undefined || typeof value.allow_update_branch === "boolean") &&
    (value.use_squash_pr_title_as_default === undefined || typeof value.use_squash_pr_title_as_default === "boolean") &&
    (value.squash_merge_commit_title === undefined ||
      value.squash_merge_commit_title === "PR_TITLE" ||
      value.squash_merge_commit_title === "COMMIT_OR_PR_TITLE") &&
    (value.squash_merge_commit_message === undefined ||
      value.squash_merge_commit_message === "PR_BODY" ||
      value.squash_merge_commit_message === "COMMIT_MESSAGES" ||
      value.squash_merge_commit_message === "BLANK") &&
    (value.merge_commit_title === undefined ||
      value.merge_commit_title === "PR_TITLE" ||
      value.merge_commit_title === "MERGE_MESSAGE") &&
    (value.merge_commit_message === undefined ||
      value.merge_commit_message === "PR_BODY" ||
      value.merge_commit_message === "PR_TITLE" ||
      value.merge_commit_message === "BLANK") &&
    (value.allow_forking === undefined || typeof value.allow_forking === "boolean") &&
    (value.web_commit_signoff_required === undefined || typeof value.web_commit_signoff_required === "boolean") &&
    Number.isInteger(value.subscribers_count) &&
    Number.isInteger(value.network_count) &&
    isLicenseOrNull(value.license) &&
    (value.organization === undefined || isUserOrNull(value.organization)) &&
    (value.parent === undefined || isRepository(value.parent)) &&
    (value.source === undefined || isRepository(value.source)) &&
    Number.isInteger(value.forks) &&
    (value.master_branch === undefined || typeof value.master_branch === "string") &&
    Number.isInteger(value.open_issues) &&
    Number.isInteger(value.watchers) &&
    (value.anonymous_access_enabled === undefined || typeof value.anonymous_access_enabled === "boolean") &&
    (value.code_of_conduct === undefined || isCodeOfConduct(value.code_of_conduct)) &&
    (value.security_and_analysis === undefined || isSecurityOrNull(value.security_and_analysis)) &&
    (value.custom_properties === undefined || isObject(value.custom_properties))
  );
}
